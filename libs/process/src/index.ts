export { ConfigError } from './config-error.ts';
export { describeOptions, secret, type ConfigOption } from './config-option.ts';
export { createLogger, loggerOptions, type Logger } from './create-logger.ts';
export { explainFailure } from './explain-failure.ts';
export { runUntilSignal, type LifecycleLogger, type Part } from './lifecycle.ts';
export { loadConfig, type Environment } from './load-config.ts';
export { maskSecrets } from './mask-secrets.ts';
export { StartError } from './start-error.ts';
export { whenAskedToStop } from './stop-request.ts';

import { ConfigError } from './config-error.ts';

/** For `main.ts`: what is wrong with the environment is told without a stack, and the process ends with 1. */
export function configOrExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

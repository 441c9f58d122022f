export { histogram, totalOf, watchGauge } from './instruments.ts';
export { LATENCY_BUCKETS } from './latency-buckets.ts';
export { PoolMetrics } from './pool-metrics.ts';
export { watchProcess } from './process-metrics.ts';
export { openTracing } from './tracing/open-tracing.ts';
export { statementStep } from './tracing/statement-step.ts';
export { tracingOptions } from './tracing/tracing-options.ts';
export type { Tracing } from './tracing/tracing.ts';

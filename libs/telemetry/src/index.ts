export { histogram, totalOf, watchGauge } from './instruments.ts';
export { LATENCY_BUCKETS } from './latency-buckets.ts';
export { PoolMetrics } from './pool-metrics.ts';
export { watchProcess } from './process-metrics.ts';

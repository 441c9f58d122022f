import type { RequestHandler } from 'express';
import { Histogram, Registry } from 'prom-client';

/** What an operator watches. Names follow https://prometheus.io/docs/practices/naming/. */
export interface HttpMetrics {
  /** Times every request of an operation until its answer is out or its sender gone. */
  timed(operation: string): RequestHandler;
  /** The text for a Prometheus server. */
  readonly read: RequestHandler;
}

export function createHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'citas_api_request_duration_seconds',
    help: 'Time until the answer is out, by operation of the contract and status.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    timed: (operation) => (_req, res, next) => {
      const end = duration.startTimer({ operation });
      res.once('close', () => end({ status: res.statusCode }));
      next();
    },
    read: async (_req, res) => {
      res.type(registry.contentType).send(await registry.metrics());
    },
  };
}

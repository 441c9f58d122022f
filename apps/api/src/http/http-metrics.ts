import { LATENCY_BUCKETS, PoolMetrics } from '@citas/telemetry';
import type { RequestHandler } from 'express';
import { Histogram, Registry } from 'prom-client';

/** What an operator watches. Names follow https://prometheus.io/docs/practices/naming/; no label says who. */
export interface HttpMetrics {
  readonly registry: Registry;
  readonly pool: PoolMetrics;
  /** Times every request until its answer is out or its sender gone. Comes before everything that may answer. */
  readonly timed: RequestHandler;
  /** Names the operation that a request turned out to be for, by its path in the contract. */
  named(path: string): RequestHandler;
  /** The text for a Prometheus server. */
  readonly read: RequestHandler;
}

/** What is no operation of the contract: the pages, the documents, health. */
const OTHER = 'other';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export function createHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'citas_api_request_duration_seconds',
    help: 'Time until the answer is out, by method, path of the contract and class of status.',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS,
    registers: [registry],
  });
  return {
    registry,
    pool: new PoolMetrics(registry),
    timed: (req, res, next) => {
      const end = duration.startTimer({ method: METHODS.includes(req.method) ? req.method : OTHER });
      res.once('close', () =>
        end({ route: routeOf(res.locals) ?? OTHER, status: statusClass(res.statusCode) }),
      );
      next();
    },
    named: (path) => (_req, res, next) => {
      res.locals['route'] = path;
      next();
    },
    read: async (_req, res) => {
      res.type(registry.contentType).send(await registry.metrics());
    },
  };
}

/** The path in the contract of the operation that the request turned out to be for. */
export function routeOf(locals: Readonly<Record<string, unknown>>): string | undefined {
  const { route } = locals;
  return typeof route === 'string' ? route : undefined;
}

/** `404` is `4xx`. */
function statusClass(status: number): string {
  return `${Math.floor(status / 100)}xx`;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler } from 'express';
import { traceIdOf } from './trace-id.ts';

const requests = new AsyncLocalStorage<string>();

/** Everything that follows of this request knows its id, however deep; comes after the log, which makes it. */
export const withRequest: RequestHandler = (req, _res, next) => {
  requests.run(traceIdOf(req), next);
};

/** The id of the request that is being served; undefined for what nobody asked for, such as a job. */
export function currentTraceId(): string | undefined {
  return requests.getStore();
}

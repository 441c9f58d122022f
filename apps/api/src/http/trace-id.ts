import { randomUUID } from 'node:crypto';
import type { Request } from 'express';

const HEADER = 'X-Request-Id';

/** One id a request: in its log lines, its `X-Request-Id` and its problem's `traceId`. */
export function newTraceId(res: { setHeader(name: string, value: string): unknown }): string {
  const id = randomUUID();
  res.setHeader(HEADER, id);
  return id;
}

export function traceIdOf(req: Request): string {
  return String(req.res?.getHeader(HEADER) ?? '');
}

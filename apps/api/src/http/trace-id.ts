import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Request } from 'express';

const HEADER = 'X-Request-Id';

type Answer = Pick<ServerResponse, 'getHeader' | 'setHeader'>;

/**
 * One id a request: in its log lines, its `X-Request-Id`, its problem's `traceId` and the events it causes. Where requests
 * are traced, it was given its place in its trace.
 */
export function newTraceId(res: Answer): string {
  const given = res.getHeader(HEADER);
  return given === undefined ? giveTraceId(res, randomUUID()) : String(given);
}

export function giveTraceId(res: Answer, id: string): string {
  res.setHeader(HEADER, id);
  return id;
}

export function traceIdOf(req: Request): string {
  return String(req.res?.getHeader(HEADER) ?? '');
}

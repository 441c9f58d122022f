import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';

/** For what nobody may keep, not even to ask whether it is still so. */
export const NO_STORE = { 'Cache-Control': 'no-store' };

/** What a handler answers; only this file writes it to the response. */
export interface Result {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, a stream piece by piece; `headers` name its Content-Type. */
  readonly content?: string | Readable;
  readonly headers?: Readonly<Record<string, string>>;
}

export function respond(handler: (req: Request) => Promise<Result> | Result): RequestHandler {
  return async (req, res) => {
    await send(res, await handler(req));
  };
}

export function withHeader(result: Result, name: string, value: string): Result {
  return { ...result, headers: { ...result.headers, [name]: value } };
}

export async function send(res: Response, { status, body, content, headers = {} }: Result): Promise<void> {
  res.status(status).set({ 'Cache-Control': 'private, no-cache', ...headers });
  if (typeof content === 'string') res.send(content);
  else if (content) await pipeline(content, res);
  else if (body === undefined) res.end();
  // Whole, whatever `If-None-Match` says: Express's own way answers 304.
  else if (headers['Cache-Control'] === NO_STORE['Cache-Control']) res.type('json').end(JSON.stringify(body));
  else res.json(body);
}

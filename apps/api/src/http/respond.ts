import type { Request, RequestHandler, Response } from 'express';

/** What a handler answers; only this file writes it to the response. */
export interface Result {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function respond(handler: (req: Request) => Promise<Result> | Result): RequestHandler {
  return async (req, res) => {
    send(res, await handler(req));
  };
}

export function send(res: Response, { status, body, headers = {} }: Result): void {
  res.status(status).set({ 'Cache-Control': 'private, no-cache', ...headers });
  if (body === undefined) res.end();
  else res.json(body);
}

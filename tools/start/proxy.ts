import type { IncomingMessage, ServerResponse } from 'node:http';
import { createProxyMiddleware, type RequestHandler } from 'http-proxy-middleware';
import { problemOf, toRawResponse, type Problem } from './proxy-problem.ts';

/** Sends what comes under the path to a program on this machine, and answers for it when it gives no answer. */
export function proxyTo(port: number, path: string, answerWithinMs = 60_000): RequestHandler {
  // The proxy gives up a late answer as if the connection had broken: only the time that went by tells the two apart.
  const startedAt = new WeakMap<IncomingMessage, number>();
  return createProxyMiddleware({
    target: `http://127.0.0.1:${port}`,
    pathFilter: path,
    xfwd: true,
    proxyTimeout: answerWithinMs,
    on: {
      start: (request) => {
        startedAt.set(request, performance.now());
        request.headers['x-forwarded-for'] = wayOf(request);
      },
      error: (_error, request, response) => {
        const waited = performance.now() - (startedAt.get(request) ?? performance.now());
        const problem = problemOf(path, waited >= answerWithinMs);
        if ('setHeader' in response) answer(response, problem);
        else if (response.writable) response.end(toRawResponse(problem));
      },
    },
  });
}

/** Whoever asks may say what they like of where they come from; `xfwd` would leave it at that. Who is gone is nowhere. */
function wayOf({ headersDistinct, socket }: IncomingMessage): string {
  return [...(headersDistinct['x-forwarded-for'] ?? []), socket.remoteAddress ?? '::'].join(', ');
}

/** An answer that broke off half way is ended half way: the client must not take it for a whole one. */
function answer(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(problem.status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify(problem));
}

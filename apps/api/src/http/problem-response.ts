import { PROBLEMS, REMEDIES, type Problem, type ProblemKey } from '@citas/protocol';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from '@citas/process';
import type { ProblemAnswer } from './problem-answer.ts';
import { problemOf } from './problem-table.ts';
import { NotFoundError } from './request-error.ts';
import type { Result } from './respond.ts';
import { languageOf } from './text.ts';
import { traceIdOf } from './trace-id.ts';

function problemType(key: ProblemKey): string {
  return `/problemas/${key}`;
}

/** The last stop of every failed request: RFC 9457 in the caller's language. */
export function problemResponse(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    if (res.headersSent) {
      const level = isReaderGone(error) ? 'debug' : 'error';
      logger[level]({ err: error, traceId: traceIdOf(req) }, 'answer broken off');
      res.destroy();
      return;
    }
    const answer = problemOf(error);
    const problem = problemBody(req, answer);
    if (problem.status >= 500) logger.error({ err: error, traceId: problem.traceId }, 'request failed');
    sendProblem(res, problem, answer);
  };
}

/** Whoever was being answered has hung up: no fault of anybody's. */
function isReaderGone(error: unknown): boolean {
  return Error.isError(error) && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** What that failure says to whoever asked, as a body. */
export function problemFor(req: Request, error: unknown): Problem {
  return problemBody(req, problemOf(error));
}

export function unknownRoute(): never {
  throw new NotFoundError();
}

function problemBody(req: Request, { key, detail, errors, extras }: ProblemAnswer): Problem {
  const language = languageOf(req);
  const { status, ...title } = PROBLEMS[key];
  return {
    type: problemType(key),
    title: title[language],
    status,
    detail: (detail ?? title)[language],
    instance: req.originalUrl.split('?', 1)[0] ?? '/',
    traceId: traceIdOf(req),
    ...(errors && { errors: errors.map((e) => ({ ...e, detail: e.detail[language] })) }),
    ...extras,
  };
}

function sendProblem(res: Response, problem: Problem, { headers = {} }: ProblemAnswer): void {
  res
    .status(problem.status)
    .set({ 'Cache-Control': 'no-store', Vary: 'Accept-Language', ...headers })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** What a problem's `type` resolves to. */
export function describeProblem(req: Request): Result {
  const found = Object.entries(PROBLEMS).find(([key]) => key === req.params['key']);
  if (!found) throw new NotFoundError();
  const [key, { status, ...title }] = found;
  return {
    status: 200,
    body: {
      type: problemType(key as ProblemKey),
      title: title[languageOf(req)],
      status,
      ...title,
      remedio: REMEDIES[key as ProblemKey][languageOf(req)],
    },
  };
}

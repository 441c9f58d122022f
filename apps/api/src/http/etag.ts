import type { Request } from 'express';
import { FaltaIfMatchError, NotFoundError, VersionAntiguaError } from './request-error.ts';
import { NO_STORE, type Result } from './respond.ts';

/** Whatever people change: raised by every change, so that nobody overwrites what they have not seen. */
export interface Versioned {
  readonly version: number;
}

/** Strong entity tag (RFC 9110 §8.8.3): the version in quotes. */
export function etagOf({ version }: Versioned): string {
  return `"${version}"`;
}

/** Which versions a change accepts as the one it changes. */
export type IfMatch = (version: number) => boolean;

/** RFC 9110 §13.1.1. Compared strongly: a weak tag matches nothing. */
export function ifMatchOf(req: Request): IfMatch {
  const header = req.get('If-Match')?.trim();
  if (!header) throw new FaltaIfMatchError();
  const tags = header.split(',').map((tag) => tag.trim());
  return (version) => tags.includes('*') || tags.includes(etagOf({ version }));
}

/** What is there, if it is there and is what the sender knows. */
export function comprobarVersion<T extends Versioned>(actual: T | undefined, ifMatch: IfMatch): T {
  if (!actual) throw new NotFoundError();
  if (!ifMatch(actual.version)) throw new VersionAntiguaError(actual);
  return actual;
}

/** Its tag is what `If-Match` names and not all that it shows: a client's visits or the day change without a version. */
export function conEtag(body: Versioned): Result {
  return { status: 200, body, headers: { ETag: etagOf(body), ...NO_STORE } };
}

/** `path` is below `/api/v1`. */
export function creado(path: string, body: Versioned): Result {
  return { status: 201, body, headers: { ETag: etagOf(body), Location: `/api/v1${path}` } };
}

import type { Request } from 'express';
import { ifMatchOf, type IfMatch } from './etag.ts';
import { NotFoundError } from './request-error.ts';

/** Which thing is changed, and which version of it the sender knows. */
export interface Target {
  readonly id: string;
  readonly ifMatch: IfMatch;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** In lower case, as PostgreSQL answers it; what is no UUID names nothing. */
export function idOf(req: Request, name = 'id'): string {
  const id = req.params[name];
  if (typeof id !== 'string' || !UUID.test(id)) throw new NotFoundError();
  return id.toLowerCase();
}

export function targetOf(req: Request): Target {
  return { id: idOf(req), ifMatch: ifMatchOf(req) };
}

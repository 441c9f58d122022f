import type { Cita } from '@citas/protocol';
import type { Request } from 'express';
import { FaltaIfMatchError } from './cita-error.ts';

/** Strong entity tag (RFC 9110 §8.8.3): the version in quotes. */
export function etagOf({ version }: Pick<Cita, 'version'>): string {
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

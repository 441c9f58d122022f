import type { Request } from 'express';
import type { z } from 'zod';
import { faultyField } from './request-error.ts';

/** The key of the last row of a page, as the client sends it back to ask for the next one. */
export function encode(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function decode<T>(text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) {
    throw faultyField('#/cursor', 'formato', {
      es: 'Debe ser el valor de «siguiente» de otra página',
      en: 'Must be the "siguiente" of another page',
    });
  }
  return parsed.data;
}

/** RFC 8288: the same question, from the next page on. */
export function linkTo(req: Request, siguiente: string | null): Record<string, string> {
  if (siguiente === null) return {};
  // Only the first mark is not a value's own.
  const [path, ...query] = req.originalUrl.split('?');
  const parameters = new URLSearchParams(query.join('?'));
  parameters.set('cursor', siguiente);
  return { Link: `<${path}?${parameters.toString()}>; rel="next"` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

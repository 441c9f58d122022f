import type { Request } from 'express';
import type { z } from 'zod';
import { ValidationError, type FieldError } from './request-error.ts';
import { fieldErrors } from './validation-messages.ts';

export function parseBody<T extends z.ZodType>(schema: T, req: Request): z.output<T> {
  return parse(schema, req.body as unknown);
}

/** Query parameters; a strict schema refuses the unknown ones. */
export function parseQuery<T extends z.ZodType>(schema: T, req: Request): z.output<T> {
  return parse(schema, { ...req.query });
}

function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new ValidationError(fieldErrors(parsed.error.issues));
  // Of what the schema lets through, which is no deeper than the schema: what was sent may be as deep as it is long.
  const unstorable = unstorableTexts(parsed.data, '#');
  if (unstorable.length > 0) throw new ValidationError(unstorable);
  return parsed.data;
}

/** PostgreSQL has no NUL in a text, and half a surrogate pair is no character. */
export function unstorableTexts(value: unknown, pointer: string): FieldError[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed()
      ? [
          {
            pointer,
            code: 'caracter',
            detail: { es: 'Contiene un carácter no válido', en: 'Has a bad character' },
          },
        ]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorableTexts(inner, `${pointer}/${key}`));
}

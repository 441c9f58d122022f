import { idSchema } from '@citas/protocol';
import * as z from 'zod';
import { decode, encode } from '../http/cursor.ts';

/** The last client of a page: the next one begins after it. */
export interface Cursor {
  /** Whether what was looked for stands elsewhere than at the beginning of the name. */
  readonly detras: boolean;
  readonly clave: string;
  readonly id: string;
}

const cursorSchema = z.tuple([z.boolean(), z.string().max(240), idSchema]);

export function encodeCursor({ detras, clave, id }: Cursor): string {
  return encode([detras, clave, id]);
}

export function decodeCursor(text: string): Cursor {
  const [detras, clave, id] = decode(text, cursorSchema);
  return { detras, clave, id };
}

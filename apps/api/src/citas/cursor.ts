import { fechaSchema, idSchema, type Cita } from '@citas/protocol';
import * as z from 'zod';
import { decode, encode } from '../http/cursor.ts';

/** The last cita of a page: the next one begins after it. */
export interface Cursor {
  readonly fecha: string;
  readonly horaInicio: string;
  readonly id: string;
}

const cursorSchema = z.tuple([fechaSchema, z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), idSchema]);

export function encodeCursor({ fecha, horaInicio, id }: Pick<Cita, 'fecha' | 'horaInicio' | 'id'>): string {
  return encode([fecha, horaInicio, id]);
}

export function decodeCursor(text: string): Cursor {
  const [fecha, horaInicio, id] = decode(text, cursorSchema);
  return { fecha, horaInicio, id };
}

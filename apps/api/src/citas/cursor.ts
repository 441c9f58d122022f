import { fechaSchema, type Cita } from '@citas/protocol';
import * as z from 'zod';
import { faultyField } from '../http/request-error.ts';

/** The last cita of a page: the next one begins after it. */
export interface Cursor {
  readonly fecha: string;
  readonly horaInicio: string;
  readonly id: string;
}

const cursorSchema = z.tuple([fechaSchema, z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), z.uuid()]);

export function encodeCursor({ fecha, horaInicio, id }: Pick<Cita, 'fecha' | 'horaInicio' | 'id'>): string {
  return Buffer.from(JSON.stringify([fecha, horaInicio, id])).toString('base64url');
}

export function decodeCursor(text: string): Cursor {
  const parsed = cursorSchema.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) {
    throw faultyField('#/cursor', 'formato', {
      es: 'Debe ser el valor de «siguiente» de otra página',
      en: 'Must be the "siguiente" of another page',
    });
  }
  const [fecha, horaInicio, id] = parsed.data;
  return { fecha, horaInicio, id };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

import * as z from 'zod';
import { horaFinSchema, horaSchema } from '../cita.ts';

/** ISO weekday ("1" Monday … "7" Sunday) → hours, as they are stored; an absent day is closed. */
export const horarioSchema = z.record(
  z.string(),
  z.array(z.object({ desde: horaSchema, hasta: horaFinSchema })),
);

const tramoSchema = z
  .strictObject({ desde: horaSchema, hasta: horaFinSchema })
  .refine(({ desde, hasta }) => hasta > desde, { path: ['hasta'], message: 'tramo_al_reves' });

const tramosSchema = z
  .array(tramoSchema)
  .max(12)
  .superRefine((tramos, context) => {
    for (const [i, { desde }] of tramos.entries()) {
      const anterior = tramos[i - 1];
      if (anterior && desde < anterior.hasta) {
        context.addIssue({ code: 'custom', path: [i, 'desde'], message: 'tramos_en_orden' });
      }
    }
  })
  .optional();
type Tramos = z.infer<typeof tramoSchema>[];

/** Hours as they are sent: each day's in order, none overlapping the next; `24:00` may end a day. */
export const horarioNuevoSchema = z
  .strictObject({
    '1': tramosSchema,
    '2': tramosSchema,
    '3': tramosSchema,
    '4': tramosSchema,
    '5': tramosSchema,
    '6': tramosSchema,
    '7': tramosSchema,
  })
  .transform((dias) => Object.fromEntries(Object.entries(dias).flatMap(abierto)));

/** A day without hours is a closed one, and not kept. */
function abierto([dia, tramos]: [string, Tramos | undefined]): [string, Tramos][] {
  return tramos && tramos.length > 0 ? [[dia, tramos]] : [];
}

import * as z from 'zod/mini';
import { autorSchema, fechaSchema } from '../cita.ts';

/** One statement changed more than 500 citas: fetch again instead of reading them one by one. */
export const citasChangedSchema = z.object({
  type: z.literal('citas_changed'),
  channel: z.string(),
  seq: z.int(),
  data: z.object({
    count: z.int(),
    desde: z.nullable(fechaSchema),
    hasta: z.nullable(fechaSchema),
    por: autorSchema,
    timestamp: z.string(),
  }),
});
export type CitasChanged = z.infer<typeof citasChangedSchema>;

import * as z from 'zod';
import { autorSchema, fechaSchema } from '../cita.ts';

/** One statement changed more than 500 citas: fetch again instead of reading them one by one. */
export const citasChangedSchema = z.object({
  type: z.literal('citas_changed'),
  channel: z.string(),
  seq: z.int(),
  data: z.object({
    count: z.int(),
    desde: fechaSchema.nullable(),
    hasta: fechaSchema.nullable(),
    por: autorSchema,
    timestamp: z.string(),
  }),
});
export type CitasChanged = z.infer<typeof citasChangedSchema>;

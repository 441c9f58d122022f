import * as z from 'zod/mini';
import { autorSchema, fechaSchema } from '../cita.ts';

/**
 * Fetch again instead of reading the citas one by one: one statement changed more than 500, or the reader may see only some.
 */
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

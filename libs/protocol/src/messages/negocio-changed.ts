import * as z from 'zod/mini';
import { autorSchema } from '../cita.ts';

/** The negocio itself, a service or somebody of its team is new, changed or gone: whoever shows them reads them again. */
export const negocioChangedSchema = z.object({
  type: z.literal('negocio_changed'),
  channel: z.string(),
  seq: z.int(),
  data: z.object({ por: autorSchema, timestamp: z.string() }),
});

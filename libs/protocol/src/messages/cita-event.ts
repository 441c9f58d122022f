import * as z from 'zod/mini';
import { autorSchema, cambiosSchema, citaSchema } from '../cita.ts';

const citaEvent = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    channel: z.string(),
    seq: z.int(),
    data: z.extend(citaSchema, { por: autorSchema, timestamp: z.string() }),
  });

export const citaCreatedSchema = citaEvent('cita_created');
export const citaUpdatedSchema = z.object({
  type: z.literal('cita_updated'),
  channel: z.string(),
  seq: z.int(),
  data: z.extend(citaSchema, { por: autorSchema, timestamp: z.string(), cambios: cambiosSchema }),
});
/** The cita as it was before it was deleted. */
export const citaDeletedSchema = citaEvent('cita_deleted');

export type CitaCreated = z.infer<typeof citaCreatedSchema>;

import * as z from 'zod/mini';
import { autorSchema, fechaSchema } from '../cita.ts';

/** Time was blocked, freed or blocked otherwise: whoever shows one of these days reads its blocks again. */
export const bloqueosChangedSchema = z.object({
  type: z.literal('bloqueos_changed'),
  channel: z.string(),
  seq: z.int(),
  data: z.object({
    /** The first and the last day it touches, or touched before. */
    desde: fechaSchema,
    hasta: fechaSchema,
    /** Whose time; null is everybody's, or that of more than one. */
    profesionalId: z.nullable(z.guid()),
    por: autorSchema,
    timestamp: z.string(),
  }),
});
export type BloqueosChanged = z.infer<typeof bloqueosChangedSchema>;

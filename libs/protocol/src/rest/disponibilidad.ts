import * as z from 'zod';
import { fechaSchema, horaFinSchema, horaSchema } from '../cita.ts';
import { entera, idSchema } from './campos.ts';

export const disponibilidadQuerySchema = z.strictObject({
  fecha: fechaSchema,
  servicioId: idSchema.optional(),
  duracionMinutos: z.coerce.number().int().min(5).max(720).optional(),
  /** Only this professional's slots; otherwise everybody's. */
  profesionalId: idSchema.optional(),
  /** Leaves this cita's own time free: asked when it is being moved. */
  sinCita: idSchema.optional(),
});
export type DisponibilidadQuery = z.infer<typeof disponibilidadQuerySchema>;

export const huecoSchema = z.object({
  fecha: fechaSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  profesionalId: idSchema.nullable(),
  profesional: z.string().nullable(),
});
export type Hueco = z.infer<typeof huecoSchema>;
export const disponibilidadSchema = entera(huecoSchema);

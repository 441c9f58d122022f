import * as z from 'zod';
import { fechaSchema, horaFinSchema, horaSchema } from '../cita.ts';
import { entera, idSchema } from './campos.ts';

/** Time in which nobody, or one professional, is booked: every day from `desde` to `hasta`, between the two hours. */
export const bloqueoSchema = z.object({
  id: idSchema,
  /** null blocks everybody. */
  profesionalId: idSchema.nullable(),
  desde: fechaSchema,
  hasta: fechaSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  motivo: z.string().nullable(),
  version: z.int(),
});
export type Bloqueo = z.infer<typeof bloqueoSchema>;
export const listaDeBloqueosSchema = entera(bloqueoSchema);

/** A block that was just made or changed, with how many open citas lie in it: they stay as they are. */
export const bloqueoEscritoSchema = bloqueoSchema.extend({ citasAfectadas: z.int() });
export type BloqueoEscrito = z.infer<typeof bloqueoEscritoSchema>;

/** Those that touch a day of the range. Asked for a professional, those that block everybody are among them. */
export const listarBloqueosSchema = z.strictObject({
  desde: z.optional(fechaSchema),
  hasta: z.optional(fechaSchema),
  profesionalId: idSchema.optional(),
});
export type ListarBloqueos = z.infer<typeof listarBloqueosSchema>;

const motivoSchema = z.string().trim().max(200).nullable();

/** Without hours, whole days; without `hasta`, one day. */
export const crearBloqueoSchema = z.strictObject({
  profesionalId: idSchema.nullable().default(null),
  desde: fechaSchema,
  hasta: z.optional(fechaSchema),
  horaInicio: z._default(horaSchema, '00:00'),
  horaFin: z._default(horaFinSchema, '24:00'),
  motivo: motivoSchema.default(null),
});
export type CrearBloqueo = z.output<typeof crearBloqueoSchema>;

export const cambiarBloqueoSchema = z
  .strictObject({
    profesionalId: idSchema.nullable(),
    desde: fechaSchema,
    hasta: fechaSchema,
    horaInicio: horaSchema,
    horaFin: horaFinSchema,
    motivo: motivoSchema,
  })
  .partial();

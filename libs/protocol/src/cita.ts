import { ESTADOS } from '@citas/domain';
import * as z from 'zod';

/** `2026-11-25`, in the negocio's calendar. */
export const fechaSchema = z.iso.date();
/** `09:30`, wall-clock in the negocio's zone. `24:00` may end a day. */
export const horaSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const horaFinSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
export const estadoSchema = z.enum(ESTADOS);

export const citaSchema = z.object({
  id: z.uuid(),
  negocioId: z.string(),
  clienteId: z.uuid().nullable(),
  cliente: z.string(),
  servicioId: z.uuid().nullable(),
  servicio: z.string(),
  profesionalId: z.uuid().nullable(),
  profesional: z.string().nullable(),
  fecha: fechaSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  /** RFC 3339 with the negocio's offset on that day. */
  inicio: z.string(),
  fin: z.string(),
  estado: estadoSchema,
  motivo: z.string().nullable(),
  notas: z.string().nullable(),
  solapeAutorizado: z.boolean(),
  /** Raised by every change; the ETag of the cita is this number in quotes. */
  version: z.int(),
  /** Estados this reader may move the cita to. Only REST has it: an event is encoded once for all its readers. */
  acciones: z.array(estadoSchema).optional(),
  creadoEn: z.string(),
  actualizadoEn: z.string(),
});
export type Cita = z.infer<typeof citaSchema>;

/** Who made a change. `id` is null for a writer behind the API's back, such as psql. */
export const autorSchema = z.object({ id: z.uuid().nullable(), nombre: z.string() });
export type Autor = z.infer<typeof autorSchema>;

/** What changed, by column name as the database has it: the value before (`de`) and after (`a`). */
export const cambiosSchema = z.record(z.string(), z.object({ de: z.unknown(), a: z.unknown() }));
export type Cambios = z.infer<typeof cambiosSchema>;

import { ESTADOS } from '@citas/domain';
import * as z from 'zod/mini';

/** `2026-11-25`, in the negocio's calendar. */
export const fechaSchema = z.iso.date();
/** `09:30`, wall-clock in the negocio's zone. `24:00` may end a day. */
export const horaSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const horaFinSchema = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
export const estadoSchema = z.enum(ESTADOS);

const accionSchema = z.enum([...ESTADOS, 'llegada']);
export type Accion = z.infer<typeof accionSchema>;

/**
 * Ids here are of any form that PostgreSQL takes, such as `md5('x')::uuid`: `z.uuid` asks for a version as well, and who reads
 * would refuse what was written behind the API's back.
 */
export const citaSchema = z.object({
  id: z.guid(),
  negocioId: z.string(),
  clienteId: z.nullable(z.guid()),
  cliente: z.string(),
  servicioId: z.nullable(z.guid()),
  servicio: z.string(),
  profesionalId: z.nullable(z.guid()),
  profesional: z.nullable(z.string()),
  fecha: fechaSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  /** RFC 3339 with the negocio's offset on that day. */
  inicio: z.string(),
  fin: z.string(),
  estado: estadoSchema,
  motivo: z.nullable(z.string()),
  notas: z.nullable(z.string()),
  solapeAutorizado: z.boolean(),
  /** The serie it was made with; null for one that was made alone. */
  serieId: z.nullable(z.guid()),
  /** RFC 3339: since when the client is there; null when nobody said so. A hub that does not know it yet leaves it out. */
  llegadaEn: z._default(z.nullable(z.string()), null),
  /** Raised by every change; the ETag of the cita is this number in quotes. */
  version: z.int(),
  /**
   * What this reader may do with it now: the estados to move it to, and `llegada` when it may be noted whether the client
   * is there. Only REST has it: an event is encoded once for all its readers.
   */
  acciones: z.optional(z.array(accionSchema)),
  creadoEn: z.string(),
  actualizadoEn: z.string(),
});
export type Cita = z.infer<typeof citaSchema>;

/** Who made a change. `id` is null for a writer behind the API's back, such as psql. */
export const autorSchema = z.object({ id: z.nullable(z.guid()), nombre: z.string() });
export type Autor = z.infer<typeof autorSchema>;

/** What changed, by column name as the database has it: the value before (`de`) and after (`a`). */
export const cambiosSchema = z.record(z.string(), z.object({ de: z.unknown(), a: z.unknown() }));
export type Cambios = z.infer<typeof cambiosSchema>;

import { z } from 'zod';
import { fechaSchema, horaSchema } from '../cita.ts';

export const negocioSchema = z.object({
  id: z.string(),
  nombre: z.string(),
  /** IANA name, such as `America/Mexico_City`. */
  zonaHoraria: z.string(),
  /** BCP 47, such as `es-MX`. */
  locale: z.string(),
  /** ISO weekday ("1" Monday … "7" Sunday) → opening hours; an absent day is closed. */
  horario: z.record(z.string(), z.array(z.object({ desde: horaSchema, hasta: z.string() }))),
});
export type Negocio = z.infer<typeof negocioSchema>;

export const servicioSchema = z.object({
  id: z.uuid(),
  nombre: z.string(),
  duracionMinutos: z.int(),
  color: z.string(),
});
export type Servicio = z.infer<typeof servicioSchema>;

export const profesionalSchema = z.object({ id: z.uuid(), nombre: z.string(), color: z.string() });
export type Profesional = z.infer<typeof profesionalSchema>;

export const clienteSchema = z.object({
  id: z.uuid(),
  nombre: z.string(),
  telefono: z.string().nullable(),
  email: z.string().nullable(),
});
export type Cliente = z.infer<typeof clienteSchema>;

/** These lists are short: they come whole, and `siguiente` is there so that all lists look alike. */
const entera = <T extends z.ZodType>(valor: T) => z.object({ datos: z.array(valor), siguiente: z.null() });
export const listaDeServiciosSchema = entera(servicioSchema);
export const listaDeProfesionalesSchema = entera(profesionalSchema);
export const listaDeClientesSchema = entera(clienteSchema);

export const buscarClientesSchema = z.strictObject({
  q: z.string().trim().max(120).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const disponibilidadQuerySchema = z.strictObject({
  fecha: fechaSchema,
  servicioId: z.uuid().optional(),
  duracionMinutos: z.coerce.number().int().min(5).max(720).optional(),
  /** Only this professional's slots; otherwise everybody's. */
  profesionalId: z.uuid().optional(),
  /** Leaves this cita's own time free: asked when it is being moved. */
  sinCita: z.uuid().optional(),
});
export type DisponibilidadQuery = z.infer<typeof disponibilidadQuerySchema>;

export const huecoSchema = z.object({
  fecha: fechaSchema,
  horaInicio: horaSchema,
  horaFin: z.string(),
  profesionalId: z.uuid().nullable(),
  profesional: z.string().nullable(),
});
export type Hueco = z.infer<typeof huecoSchema>;
export const disponibilidadSchema = z.object({ datos: z.array(huecoSchema) });

import * as z from 'zod/mini';
import { fechaSchema } from './cita.ts';

/** The figures of a negocio; see `Estadisticas` in the domain for what each means. */
export const estadisticasSchema = z.object({
  totalCitas: z.int(),
  citasHoy: z.int(),
  citasCompletadas: z.int(),
  citasCanceladas: z.int(),
  citasPendientes: z.int(),
  citasConfirmadas: z.int(),
  citasNoAsistio: z.int(),
  duracionPromedio: z.nullable(z.int()),
  ultimaCita: z.nullable(fechaSchema),
});

/** How many citas there are in each estado. */
export const citasPorEstadoSchema = z.object({
  pendiente: z.int(),
  confirmada: z.int(),
  completada: z.int(),
  cancelada: z.int(),
  no_asistio: z.int(),
});

/** What the charts show. Objects by key instead of lists, so that a merge patch names only what changed. */
export const seriesSchema = z.object({
  /** By fecha: the last 30 local days, those without citas included. */
  porDia: z.record(fechaSchema, citasPorEstadoSchema),
  /** By the hour in which they begin (`"09"`): the citas of the local day. */
  porHora: z.record(z.string().check(z.regex(/^([01]\d|2[0-3])$/)), citasPorEstadoSchema),
  /** By the servicio's name: the citas of the last 30 local days. */
  porServicio: z.record(z.string(), citasPorEstadoSchema),
  /** By the profesional's id, `sin_asignar` for citas without one: the citas of the last 30 local days. */
  porProfesional: z.record(z.string(), z.extend(citasPorEstadoSchema, { nombre: z.nullable(z.string()) })),
});

import { FRECUENCIAS, MAXIMO_DE_REPETICIONES } from '@citas/domain';
import * as z from 'zod';
import { citaSchema, fechaSchema, horaFinSchema, horaSchema } from '../cita.ts';
import { idSchema, texto } from './campos.ts';
import { crearCitaSchema } from './citas.ts';
import { huecoSchema } from './disponibilidad.ts';

const finSchema = z.union([
  z.strictObject({ veces: z.int().min(1).max(MAXIMO_DE_REPETICIONES) }),
  z.strictObject({ hasta: fechaSchema }),
]);

/** Every so many weeks or months from `desde` on, so many times or until a day. */
const repeticionSchema = z.strictObject({
  frecuencia: z.enum(FRECUENCIAS),
  cada: z.int().min(1).max(52),
  desde: fechaSchema,
  fin: finSchema,
});

/** What one day of the rule becomes instead: nothing, or another time. `fecha` is the day as the rule has it. */
const excepcionSchema = z.union([
  z.strictObject({ fecha: fechaSchema, omitir: z.literal(true) }),
  z.strictObject({
    fecha: fechaSchema,
    a: z.strictObject({
      fecha: fechaSchema,
      horaInicio: horaSchema,
      profesionalId: idSchema.nullable(),
    }),
  }),
]);
export type Excepcion = z.infer<typeof excepcionSchema>;

const { cliente, clienteId, servicio, servicioId, profesionalId, estado, notas } = crearCitaSchema.shape;

/**
 * As a cita, but for when: each is at `horaInicio` on a day of the rule, unless it is an exception, and lasts as long as
 * its service.
 */
export const crearSerieSchema = z
  .strictObject({
    ...{ cliente, clienteId, servicio, servicioId, profesionalId, estado, notas },
    horaInicio: horaSchema,
    repeticion: repeticionSchema,
    excepciones: z.array(excepcionSchema).max(MAXIMO_DE_REPETICIONES).default([]),
  })
  .refine((serie) => (serie.cliente === undefined) !== (serie.clienteId === undefined), {
    path: ['cliente'],
    message: 'cliente_o_cliente_id',
  })
  .refine((serie) => (serie.servicio === undefined) !== (serie.servicioId === undefined), {
    path: ['servicio'],
    message: 'servicio_o_servicio_id',
  });
export type CrearSerie = z.output<typeof crearSerieSchema>;

const conflictoSchema = z.object({
  id: idSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  profesional: z.string().nullable(),
  servicio: z.string(),
  cliente: z.string(),
});
const bloqueoEnMedioSchema = z.object({
  id: idSchema,
  desde: fechaSchema,
  hasta: fechaSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  motivo: z.string().nullable(),
});

/** What stands in the way of one cita of a serie. Outside the opening hours it can be made all the same. */
const choqueSchema = z.discriminatedUnion('tipo', [
  z.object({ tipo: z.literal('ocupada'), conflictos: z.array(conflictoSchema) }),
  z.object({ tipo: z.literal('bloqueada'), bloqueos: z.array(bloqueoEnMedioSchema) }),
  z.object({ tipo: z.literal('hora_inexistente') }),
  z.object({ tipo: z.literal('fuera_de_horario') }),
]);
export type Choque = z.infer<typeof choqueSchema>;

/** One cita that a serie would have, and what stands in its way. */
const citaDeSerieSchema = z.object({
  /** The day as the rule has it, by which an exception names it. */
  fechaDeLaRegla: fechaSchema,
  fecha: fechaSchema,
  horaInicio: horaSchema,
  horaFin: horaFinSchema,
  profesionalId: idSchema.nullable(),
  choque: choqueSchema.nullable(),
  /** The nearest free times, where something stands in the way. */
  alternativas: z.array(huecoSchema),
});
export type CitaDeSerie = z.infer<typeof citaDeSerieSchema>;
export const simulacionDeSerieSchema = z.object({ citas: z.array(citaDeSerieSchema) });
export type SimulacionDeSerie = z.infer<typeof simulacionDeSerieSchema>;

/** A serie with the citas that it has, earliest first; those that were cancelled are among them. */
export const serieSchema = z.object({
  id: idSchema,
  repeticion: repeticionSchema,
  citas: z.array(citaSchema),
});
export type Serie = z.infer<typeof serieSchema>;

/** What is still to come, from a day on if one is named. What has begun or is closed stays as it is. */
export const cancelarSerieSchema = z.strictObject({
  desde: z.optional(fechaSchema),
  motivo: texto(500),
});
export type CancelarSerie = z.infer<typeof cancelarSerieSchema>;

/** What is still to come from that day on, each cita on its own day. What is not named stays as it is. */
export const moverSerieSchema = z
  .strictObject({
    desde: fechaSchema,
    horaInicio: z.optional(horaSchema),
    profesionalId: idSchema.nullable().optional(),
  })
  .refine(({ horaInicio, profesionalId }) => horaInicio !== undefined || profesionalId !== undefined, {
    path: ['horaInicio'],
    message: 'hora_o_profesional',
  });
export type MoverSerie = z.infer<typeof moverSerieSchema>;

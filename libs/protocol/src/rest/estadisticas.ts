import { COMPARACIONES } from '@citas/domain';
import * as z from 'zod';
import { fechaSchema, horaSchema } from '../cita.ts';
import { citasPorEstadoSchema, estadisticasSchema, seriesSchema } from '../estadisticas.ts';
import { positionSchema } from '../position.ts';
import { idSchema } from './campos.ts';

export const verEstadisticasSchema = z.strictObject({
  desde: z
    .optional(fechaSchema)
    .describe('El primer día, en el calendario del negocio. Sin él, 30 días hasta `hasta`.'),
  hasta: z
    .optional(fechaSchema)
    .describe('El último día, incluido. Sin él, hoy; si `desde` aún no ha llegado, 30 días desde él.'),
  comparar: z
    .enum(COMPARACIONES)
    .optional()
    .describe(
      '`semanas`: con los mismos días de la semana de antes; `anio`: con los de hace un año. Hasta este minuto si el rango incluye hoy.',
    ),
});
export type VerEstadisticas = z.infer<typeof verEstadisticasSchema>;

/** The days are those of `verEstadisticas`. */
export const verOcupacionSchema = verEstadisticasSchema.omit({ comparar: true });
export type VerOcupacion = z.infer<typeof verOcupacionSchema>;

const cuantas = z.int().nonnegative();
const tasa = z.number().nonnegative().nullable();

const ocupacionSchema = z.object({ minutosOcupados: cuantas, minutosDisponibles: cuantas, tasa });

/** See `ResumenDeCitas` in the domain for what each means. */
const resumenSchema = z.object({
  citas: cuantas,
  porEstado: citasPorEstadoSchema,
  minutos: cuantas,
  duracionPromedio: z.object({ n: cuantas, minutos: cuantas.nullable() }),
  ocupacion: ocupacionSchema.extend({
    /** By the profesional's id. */
    porProfesional: z.record(z.string(), ocupacionSchema.extend({ nombre: z.string() })),
  }),
  noAsistencia: z.object({ n: cuantas, tasa }),
  cancelacion: z.object({ n: cuantas, tasa, tardias: cuantas }),
  sinCerrar: cuantas,
});

export const informeSchema = z.object({
  generadoEn: z.string(),
  /** Of `citas:<negocio>`: every event up to it is in the figures, and none after it. */
  posicion: positionSchema,
  zonaHoraria: z.string(),
  estadisticas: estadisticasSchema,
  series: seriesSchema,
  rango: z.object({ desde: fechaSchema, hasta: fechaSchema }),
  resumen: resumenSchema,
  comparacion: z
    .object({
      desde: fechaSchema,
      hasta: fechaSchema,
      hastaHora: z.nullable(horaSchema),
      actual: resumenSchema,
      anterior: resumenSchema,
    })
    .nullable(),
});
export type Informe = z.infer<typeof informeSchema>;

export const informeDeOcupacionSchema = z.object({
  generadoEn: z.string(),
  posicion: positionSchema,
  rango: z.object({ desde: fechaSchema, hasta: fechaSchema }),
  /** The active ones, in the order of their names, with every day of the range. */
  profesionales: z.array(
    z.object({ id: idSchema, nombre: z.string(), porDia: z.record(z.string(), ocupacionSchema) }),
  ),
});
export type InformeDeOcupacion = z.infer<typeof informeDeOcupacionSchema>;

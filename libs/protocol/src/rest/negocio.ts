import { esZonaHoraria, marcadoresDesconocidos, PALABRAS } from '@citas/domain';
import * as z from 'zod';
import { texto } from './campos.ts';
import { horarioNuevoSchema, horarioSchema } from './horario.ts';

export const negocioSchema = z.object({
  id: z.string(),
  nombre: z.string(),
  /** IANA name, such as `America/Mexico_City`. */
  zonaHoraria: z.string(),
  /** BCP 47, such as `es-MX`. */
  locale: z.string(),
  /** ISO weekday ("1" Monday … "7" Sunday) → opening hours; an absent day is closed. */
  horario: horarioSchema,
  palabra: z.enum(PALABRAS),
  /** What is written to a client about a cita, with `{cliente}` and the like in it; null is the usual message. */
  mensaje: z.string().nullable(),
  version: z.int(),
});
export type Negocio = z.infer<typeof negocioSchema>;

export const cambiarNegocioSchema = z.strictObject({
  nombre: texto(120).optional(),
  zonaHoraria: z.string().max(64).refine(esZonaHoraria, 'zona_horaria').optional(),
  /** Spanish or English, of a country or a region (`es-419`). */
  locale: z
    .string()
    .regex(/^(es|en)(-([A-Z]{2}|\d{3}))?$/)
    .optional(),
  horario: horarioNuevoSchema.optional(),
  palabra: z.enum(PALABRAS).optional(),
  mensaje: texto(1000)
    .refine((mensaje) => marcadoresDesconocidos(mensaje).length === 0, 'marcador_desconocido')
    .nullable()
    .optional(),
});

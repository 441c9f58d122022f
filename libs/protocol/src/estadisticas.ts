import { z } from 'zod';
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
  duracionPromedio: z.int().nullable(),
  ultimaCita: fechaSchema.nullable(),
});

export const seriesSchema = z.object({
  porDia: z.array(
    z.object({
      fecha: fechaSchema,
      pendiente: z.int(),
      confirmada: z.int(),
      completada: z.int(),
      cancelada: z.int(),
      no_asistio: z.int(),
    }),
  ),
});

import * as z from 'zod';
import { estadoSchema, fechaSchema, horaFinSchema, horaSchema } from '../cita.ts';
import { emailSchema, telefonoSchema, texto } from './campos.ts';
import { listarCitasSchema } from './citas.ts';

export const SEPARADORES = [',', ';', '\t'] as const;
export type Separador = (typeof SEPARADORES)[number];

/** Filters of `GET /citas.csv`: those of the list, without pages. */
export const exportarCitasSchema = listarCitasSchema.omit({ limit: true, cursor: true, orden: true }).extend({
  separador: z
    .enum(SEPARADORES)
    .optional()
    .describe('Sin él, `;` donde los decimales llevan coma (es-ES) y `,` en los demás sitios (es-MX).'),
});

export const importarCitasSchema = z.strictObject({
  simular: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Comprueba todo y no guarda nada.'),
  separador: z.enum(SEPARADORES).optional().describe('Sin él, el que usa la primera línea.'),
  solapes: z
    .enum(['rechazar', 'autorizar'])
    .default('rechazar')
    .describe('Qué se hace con las citas que coinciden con otras del mismo profesional.'),
});
export type ImportarCitas = z.infer<typeof importarCitasSchema>;

/** One row of a file, its empty cells left out. */
export const filaSchema = z.strictObject({
  cliente: texto(120),
  telefono: telefonoSchema.optional(),
  email: emailSchema.optional(),
  servicio: texto(120),
  profesional: texto(120).optional(),
  fecha: fechaSchema,
  horaInicio: horaSchema,
  horaFin: z.optional(horaFinSchema),
  estado: z._default(estadoSchema, 'pendiente'),
  motivo: texto(500).optional(),
  notas: texto(2000).optional(),
  /** When the client came, on that day. */
  llegada: z.optional(horaSchema),
});
export type Fila = z.infer<typeof filaSchema>;
export type CampoDeFila = keyof Fila;

export const importacionSchema = z.object({
  /** Rows read, without the header. */
  filas: z.int(),
  creadas: z.int(),
  clientesNuevos: z.int(),
  serviciosNuevos: z.int(),
  /** Whether nothing was kept: the other numbers say what would have been. */
  simulacion: z.boolean(),
});
export type Importacion = z.infer<typeof importacionSchema>;

/** What is wrong with a row of a file; `columna` as the file names it, null for the whole row. */
export interface ErrorDeFila {
  readonly linea: number;
  readonly columna: string | null;
  readonly code: string;
  readonly detail: string;
}

import * as z from 'zod';
import { fechaSchema, horaSchema } from '../cita.ts';
import { emailSchema, idSchema, telefonoEscritoSchema, texto } from './campos.ts';

export const clienteSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  telefono: z.string().nullable(),
  email: z.string().nullable(),
  notas: z.string().nullable(),
  version: z.int(),
});
export type Cliente = z.infer<typeof clienteSchema>;

/** One client with what their citas say of them, counted when it is asked. */
export const clienteConVisitasSchema = clienteSchema.extend({
  /** Citas that were held. */
  visitas: z.int(),
  noAsistencias: z.int(),
  /** Day of the last cita that was held. */
  ultimaVisita: z.nullable(fechaSchema),
  /** The next open cita that has not begun. */
  proximaCita: z.object({ id: idSchema, fecha: fechaSchema, horaInicio: horaSchema }).nullable(),
});
export type ClienteConVisitas = z.infer<typeof clienteConVisitasSchema>;
export const listaDeClientesSchema = z.object({
  datos: z.array(clienteConVisitasSchema),
  siguiente: z.string().nullable(),
});
export type ListaDeClientes = z.infer<typeof listaDeClientesSchema>;

export const buscarClientesSchema = z.strictObject({
  q: z.string().trim().max(120).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(1000).optional(),
});

const notasSchema = z.string().trim().max(2000).nullable();

export const crearClienteSchema = z.strictObject({
  nombre: texto(120),
  telefono: telefonoEscritoSchema.nullable().default(null),
  email: emailSchema.nullable().default(null),
  notas: notasSchema.default(null),
});
export type CrearCliente = z.output<typeof crearClienteSchema>;

export const cambiarClienteSchema = z
  .strictObject({
    nombre: texto(120),
    telefono: telefonoEscritoSchema.nullable(),
    email: emailSchema.nullable(),
    notas: notasSchema,
  })
  .partial();
export type CambiarCliente = z.infer<typeof cambiarClienteSchema>;

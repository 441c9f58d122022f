import * as z from 'zod';
import { colorSchema, entera, idSchema, texto } from './campos.ts';

export const servicioSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  duracionMinutos: z.int(),
  /** Kept free after each cita, to clean or to write notes. */
  margenMinutos: z.int(),
  color: z.string(),
  /** In the negocio's currency. */
  precio: z.number().nullable(),
  /** One that is not is no longer offered. */
  activo: z.boolean(),
  version: z.int(),
});
export type Servicio = z.infer<typeof servicioSchema>;
export const listaDeServiciosSchema = entera(servicioSchema);

const campos = {
  duracionMinutos: z.int().min(5).max(720),
  margenMinutos: z.int().min(0).max(120),
  color: colorSchema,
  precio: z.number().min(0).max(99_999_999.99).multipleOf(0.01).nullable(),
  activo: z.boolean(),
};

export const crearServicioSchema = z.strictObject({
  nombre: texto(120),
  duracionMinutos: campos.duracionMinutos.default(30),
  margenMinutos: campos.margenMinutos.default(0),
  color: campos.color.default('#7c6f64'),
  precio: campos.precio.default(null),
  activo: campos.activo.default(true),
});
export type CrearServicio = z.output<typeof crearServicioSchema>;

export const cambiarServicioSchema = z.strictObject({ nombre: texto(120), ...campos }).partial();

/** Lists show what is in use unless asked for the rest as well. */
export const listarConInactivosSchema = z.strictObject({
  inactivos: z.enum(['true', 'false']).default('false'),
});

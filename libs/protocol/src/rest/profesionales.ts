import * as z from 'zod';
import { colorSchema, entera, idSchema, texto } from './campos.ts';
import { horarioNuevoSchema, horarioSchema } from './horario.ts';

export const profesionalSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  color: z.string(),
  /** One who is not is given no new citas, and stays on the old ones. */
  activo: z.boolean(),
  /** Their own hours, which count only within the negocio's; null works whenever the negocio is open. */
  horario: horarioSchema.nullable(),
  version: z.int(),
});
export type Profesional = z.infer<typeof profesionalSchema>;
export const listaDeProfesionalesSchema = entera(profesionalSchema);

export const crearProfesionalSchema = z.strictObject({
  nombre: texto(120),
  color: colorSchema.default('#7c6f64'),
  activo: z.boolean().default(true),
  horario: horarioNuevoSchema.nullable().default(null),
});
export type CrearProfesional = z.output<typeof crearProfesionalSchema>;

export const cambiarProfesionalSchema = z
  .strictObject({
    nombre: texto(120),
    color: colorSchema,
    activo: z.boolean(),
    horario: horarioNuevoSchema.nullable(),
  })
  .partial();

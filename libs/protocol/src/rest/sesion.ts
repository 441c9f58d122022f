import { ROLES } from '@citas/domain';
import * as z from 'zod';
import { idSchema } from './campos.ts';

export const iniciarSesionSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(200),
});
export type IniciarSesion = z.infer<typeof iniciarSesionSchema>;

export const usuarioSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  rol: z.enum(ROLES),
  negocio_id: z.string(),
  /** Who of the team they are: whose citas alone a user of rol profesional sees. Servers of before do not say. */
  profesionalId: idSchema.nullable().optional(),
});
export type Usuario = z.infer<typeof usuarioSchema>;

export const sesionSchema = z.object({
  token: z.string(),
  /** RFC 3339: when the token stops being valid. */
  expiraEn: z.string(),
  usuario: usuarioSchema,
});
export type Sesion = z.infer<typeof sesionSchema>;

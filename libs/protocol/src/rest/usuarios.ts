import { ROLES_DE_NEGOCIO, ROLES_DE_PERSONA } from '@citas/domain';
import * as z from 'zod';
import { emailSchema, entera, idSchema, texto } from './campos.ts';
import { MINIMO_DE_PASSWORD } from './minimo-de-password.ts';

/** A user as an admin manages them. Their password is in no answer. */
export const usuarioGestionadoSchema = z.object({
  id: idSchema,
  email: z.string(),
  nombre: z.string(),
  rol: z.enum(ROLES_DE_NEGOCIO),
  /** One who is not cannot log in, and their tokens are void. */
  activo: z.boolean(),
  /** Whose agenda a user of rol profesional sees. */
  profesionalId: idSchema.nullable(),
  version: z.int(),
});
export type UsuarioGestionado = z.infer<typeof usuarioGestionadoSchema>;
export const listaDeUsuariosSchema = entera(usuarioGestionadoSchema);

const passwordNuevaSchema = z.string().min(MINIMO_DE_PASSWORD).max(200);

/** A person: a screen is paired by its code, never made here. */
export const crearUsuarioSchema = z.strictObject({
  email: emailSchema.toLowerCase(),
  nombre: texto(120),
  rol: z.enum(ROLES_DE_PERSONA),
  password: passwordNuevaSchema,
  profesionalId: idSchema.nullable().default(null),
});
export type CrearUsuario = z.output<typeof crearUsuarioSchema>;

export const cambiarUsuarioSchema = z
  .strictObject({
    email: emailSchema.toLowerCase(),
    nombre: texto(120),
    rol: z.enum(ROLES_DE_PERSONA),
    activo: z.boolean(),
    password: passwordNuevaSchema,
    profesionalId: idSchema.nullable(),
  })
  .partial();
export type CambiarUsuario = z.output<typeof cambiarUsuarioSchema>;

export const cambiarPasswordSchema = z.strictObject({
  actual: z.string().min(1).max(200),
  nueva: passwordNuevaSchema,
});
export type CambiarPassword = z.output<typeof cambiarPasswordSchema>;

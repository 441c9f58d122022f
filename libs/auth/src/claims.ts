import { ROLES } from '@citas/domain';
import * as z from 'zod';

/** The only algorithm ever signed with or accepted, whatever a token's header asks for. */
export const ALGORITHM = 'HS256';

/** Claims by their names on the wire; `exp` and `nbf` are in seconds (RFC 7519). */
export const claimsSchema = z.object({
  sub: z.string().min(1),
  negocio_id: z.string().min(1),
  rol: z.enum(ROLES),
  nombre: z.string().default(''),
  exp: z.number(),
  nbf: z.number().optional(),
  jti: z.string().min(1),
  /** The version of the user's rights (`usuarios.version_token`) that the token was made from. */
  ver: z.int().min(1).default(1),
});
export type Claims = z.infer<typeof claimsSchema>;

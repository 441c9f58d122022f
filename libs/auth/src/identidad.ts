import type { Rol } from '@citas/domain';

/** Who holds a token, as the token itself says. */
export interface Identidad {
  readonly usuarioId: string;
  readonly negocioId: string;
  readonly rol: Rol;
  readonly nombre: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiraEnMs: number;
  readonly jti: string;
  /** Of the user's rights: raised in the database, it makes older tokens void. */
  readonly version: number;
}

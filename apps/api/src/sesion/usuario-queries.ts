import type { Queryable } from '@citas/database';
import type { Usuario } from '@citas/protocol';

export interface Credenciales {
  readonly usuario: Usuario;
  /** Of the user's rights; their tokens carry it. */
  readonly version: number;
  readonly passwordHash: string;
}

const USUARIO = `jsonb_build_object('id', id, 'nombre', nombre, 'rol', rol, 'negocio_id', negocio_id,
  'profesionalId', profesional_id) AS usuario`;

/** An e-mail names one user among all negocios. One that is switched off cannot log in. */
export async function selectCredenciales(db: Queryable, email: string): Promise<Credenciales | undefined> {
  const [found] = await db.query<Credenciales>(
    `SELECT ${USUARIO}, version_token AS version, password_hash AS "passwordHash" FROM usuarios WHERE email = lower($1) AND activo`,
    [email],
  );
  return found;
}

export async function selectCredencialesDe(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Credenciales | undefined> {
  const [found] = await db.query<Credenciales>(
    `SELECT ${USUARIO}, version_token AS version, password_hash AS "passwordHash" FROM usuarios
     WHERE negocio_id = $1 AND id = $2 AND activo`,
    [negocioId, id],
  );
  return found;
}

/** The version that the user's tokens have from now on; undefined when the password is no longer the one that was read. */
export async function updatePassword(
  tx: Queryable,
  { usuario, passwordHash }: Credenciales,
  nuevo: string,
): Promise<number | undefined> {
  const [updated] = await tx.query<{ version: number }>(
    `UPDATE usuarios SET password_hash = $4 WHERE negocio_id = $1 AND id = $2 AND password_hash = $3 AND activo
     RETURNING version_token AS version`,
    [usuario.negocio_id, usuario.id, passwordHash, nuevo],
  );
  return updated?.version;
}

/** A person, or a screen on the wall, which has the rol `pantalla`. */
export async function selectUsuario(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Usuario | undefined> {
  const [row] = await db.query<{ usuario: Usuario }>(
    `SELECT ${USUARIO} FROM usuarios WHERE negocio_id = $1 AND id = $2 AND activo
     UNION ALL
     SELECT ${USUARIO} FROM (SELECT *, 'pantalla' AS rol, NULL AS profesional_id FROM pantallas) p
     WHERE negocio_id = $1 AND id = $2`,
    [negocioId, id],
  );
  return row?.usuario;
}

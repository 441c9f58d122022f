import type { Queryable } from '@citas/database';
import type { UsuarioGestionado } from '@citas/protocol';
import { takenConstraint } from '../http/database-error.ts';
import { NotFoundError } from '../http/request-error.ts';
import { CorreoEnUsoError } from './usuario-error.ts';

const COLUMNS = 'id, email, nombre, rol, activo, profesional_id AS "profesionalId", version';

export type UsuarioNuevo = Omit<UsuarioGestionado, 'id' | 'version'>;

export function selectUsuarios(db: Queryable, negocioId: string): Promise<UsuarioGestionado[]> {
  return db.query(`SELECT ${COLUMNS} FROM usuarios WHERE negocio_id = $1 ORDER BY sin_acentos(nombre), id`, [
    negocioId,
  ]);
}

export async function selectUsuario(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<UsuarioGestionado | undefined> {
  const [usuario] = await db.query<UsuarioGestionado>(
    `SELECT ${COLUMNS} FROM usuarios WHERE negocio_id = $1 AND id = $2`,
    [negocioId, id],
  );
  return usuario;
}

/** Whoever else changes them, a log-in or an operator too, waits until this transaction ends. */
export async function selectUsuarioForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
): Promise<UsuarioGestionado | undefined> {
  const [usuario] = await tx.query<UsuarioGestionado>(
    `SELECT ${COLUMNS} FROM usuarios WHERE negocio_id = $1 AND id = $2 FOR UPDATE`,
    [negocioId, id],
  );
  return usuario;
}

/** Changes of a negocio's users pass one by one, so that two cannot take the last two admins away at once. */
export async function lockUsuarios(tx: Queryable, negocioId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('usuarios:' || $1, 0))`, [negocioId]);
}

export async function existsOtroAdmin(tx: Queryable, negocioId: string, id: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM usuarios WHERE negocio_id = $1 AND id <> $2 AND rol = 'admin' AND activo LIMIT 1`,
    [negocioId, id],
  );
  return rows.length > 0;
}

export async function insertUsuario(
  tx: Queryable,
  negocioId: string,
  usuario: UsuarioNuevo & { readonly passwordHash: string },
): Promise<UsuarioGestionado> {
  const [made] = await unlessTaken(
    tx.query<UsuarioGestionado>(
      `INSERT INTO usuarios (negocio_id, email, nombre, rol, activo, profesional_id, password_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [negocioId, ...valuesOf(usuario), usuario.passwordHash],
    ),
  );
  if (!made) throw new Error('INSERT INTO usuarios returned no row');
  return made;
}

/** Without a `passwordHash` the password stays. */
export async function updateUsuario(
  tx: Queryable,
  negocioId: string,
  usuario: UsuarioGestionado & { readonly passwordHash: string | null },
): Promise<UsuarioGestionado> {
  const [updated] = await unlessTaken(
    tx.query<UsuarioGestionado>(
      `UPDATE usuarios SET email = $2, nombre = $3, rol = $4, activo = $5, profesional_id = $6,
         password_hash = coalesce($7, password_hash)
       WHERE negocio_id = $1 AND id = $8 RETURNING ${COLUMNS}`,
      [negocioId, ...valuesOf(usuario), usuario.passwordHash, usuario.id],
    ),
  );
  if (!updated) throw new NotFoundError();
  return updated;
}

export async function deleteUsuario(tx: Queryable, negocioId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM usuarios WHERE negocio_id = $1 AND id = $2', [negocioId, id]);
}

function valuesOf({ email, nombre, rol, activo, profesionalId }: UsuarioNuevo) {
  return [email, nombre, rol, activo, profesionalId];
}

/** The unique constraint sees all negocios, also where row-level security hides them. */
async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw takenConstraint(error) === 'usuarios_email_key' ? new CorreoEnUsoError() : error;
  }
}

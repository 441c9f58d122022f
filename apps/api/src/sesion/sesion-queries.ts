import type { Queryable } from '@citas/database';
import type { Usuario } from '@citas/protocol';

export interface SesionNueva {
  readonly usuario: Usuario;
  /** Of the user's rights, as they were when it was found out that they may have one. */
  readonly version: number;
  /** All the tokens that follow from one log-in. */
  readonly familia: string;
  readonly hash: Buffer;
  readonly expiraEn: Date;
}

export interface SesionRow {
  readonly id: string;
  readonly familia: string;
  readonly expira_en: Date;
  readonly usada_en: Date | null;
  readonly revocada_en: Date | null;
  readonly activo: boolean;
  /** Of the user's rights, as they are now. */
  readonly version: number;
  readonly usuario: Usuario;
}

/*
 * Whoever changes a user ends their sessions after it. So here the user is locked before any session of theirs: nothing
 * is opened or renewed that an ending under way does not see, and neither waits for the other.
 */

/** False when the user's rights are no longer of that version: nothing is written then. */
export async function insertSesion(
  tx: Queryable,
  { usuario, version, familia, hash, expiraEn }: SesionNueva,
): Promise<boolean> {
  const written = await tx.query(
    `INSERT INTO sesiones (negocio_id, usuario_id, familia, hash, expira_en)
     SELECT negocio_id, id, $3, $4, $5 FROM usuarios WHERE id = $1 AND version_token = $2 AND activo FOR SHARE
     RETURNING id`,
    [usuario.id, version, familia, hash, expiraEn],
  );
  return written.length > 0;
}

/** Whoever else renews with the same token waits until this transaction ends; so does whoever changes its user. */
export async function selectSesionForUpdate(tx: Queryable, hash: Buffer): Promise<SesionRow | undefined> {
  const [row] = await tx.query<SesionRow>(
    `WITH suyo AS MATERIALIZED (
       SELECT * FROM usuarios WHERE id = (SELECT usuario_id FROM sesiones WHERE hash = $1) FOR SHARE)
     SELECT s.id, s.familia, s.expira_en, s.usada_en, s.revocada_en, u.activo, u.version_token AS version,
       jsonb_build_object('id', u.id, 'nombre', u.nombre, 'rol', u.rol, 'negocio_id', u.negocio_id,
         'profesionalId', u.profesional_id) AS usuario
     FROM suyo u, sesiones s WHERE s.hash = $1 FOR UPDATE OF s`,
    [hash],
  );
  return row;
}

export async function markUsed(tx: Queryable, id: string, usadaEn: Date): Promise<void> {
  await tx.query('UPDATE sesiones SET usada_en = coalesce(usada_en, $2) WHERE id = $1', [id, usadaEn]);
}

export async function revokeFamilia(db: Queryable, familia: string, revocadaEn: Date): Promise<void> {
  await db.query('UPDATE sesiones SET revocada_en = $2 WHERE familia = $1 AND revocada_en IS NULL', [
    familia,
    revocadaEn,
  ]);
}

/** Those of a user that can no longer tell a reuse from a stranger, except what another request is at. */
export async function deleteExpired(db: Queryable, usuarioId: string, ahora: Date): Promise<void> {
  await db.query(
    `DELETE FROM sesiones WHERE id IN (
       SELECT id FROM sesiones WHERE usuario_id = $1 AND expira_en < $2 FOR UPDATE SKIP LOCKED)`,
    [usuarioId, ahora],
  );
}

/** Those of everybody, in all negocios. */
export async function deleteAllExpired(db: Queryable, ahora: Date): Promise<void> {
  await db.query(
    `DELETE FROM sesiones WHERE id IN (SELECT id FROM sesiones WHERE expira_en < $1 FOR UPDATE SKIP LOCKED)`,
    [ahora],
  );
}

import { rfc3339, type Database, type Queryable } from '@citas/database';

const SILENT_AFTER = '30 seconds';
const COLUMNS = `id, url, ${rfc3339('desde')} AS desde,
  ${rfc3339('visto_en')} AS "vistoEn"`;

export interface RegisteredHub {
  readonly id: string;
  readonly url: string;
  readonly desde: string;
  readonly vistoEn: string;
}

/** Those that said lately that they are there, the eldest first. */
export function selectHubs(db: Queryable): Promise<RegisteredHub[]> {
  return db.query(
    `SELECT ${COLUMNS} FROM hubs WHERE visto_en > now() - $1::interval ORDER BY hubs.desde, id`,
    [SILENT_AFTER],
  );
}

export async function selectHub(db: Queryable, id: string): Promise<RegisteredHub | undefined> {
  const [hub] = await db.query<RegisteredHub>(`SELECT ${COLUMNS} FROM hubs WHERE id = $1`, [id]);
  return hub;
}

/**
 * A higher version makes every token void, and tells the hubs; the refresh tokens end with it. False when nobody has that
 * id.
 */
export function revokeUsuario(
  db: Pick<Database, 'transaction'>,
  id: string,
  bloquear: boolean,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await tx.query(
      `UPDATE usuarios SET version_token = version_token + 1, activo = activo AND NOT $2::boolean
       WHERE id = $1 RETURNING id`,
      [id, bloquear],
    );
    // A statement of its own, which sees what was opened while the one before waited for its user.
    await tx.query('UPDATE sesiones SET revocada_en = now() WHERE usuario_id = $1 AND revocada_en IS NULL', [
      id,
    ]);
    return found.length > 0;
  });
}

import { rfc3339, type Queryable } from '@citas/database';

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

// A higher version makes every token void, and tells the hubs; the refresh tokens end with it.
const REVOKE = `
  WITH revocado AS (
    UPDATE usuarios SET version_token = version_token + 1, activo = activo AND NOT $2::boolean
    WHERE id = $1 RETURNING id)
  , cerradas AS (
    UPDATE sesiones SET revocada_en = now()
    WHERE usuario_id IN (SELECT id FROM revocado) AND revocada_en IS NULL)
  SELECT id FROM revocado`;

/** False when nobody has that id. */
export async function revokeUsuario(db: Queryable, id: string, bloquear: boolean): Promise<boolean> {
  return (await db.query(REVOKE, [id, bloquear])).length > 0;
}

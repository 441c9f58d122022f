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

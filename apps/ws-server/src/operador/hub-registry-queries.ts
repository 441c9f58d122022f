import type { Queryable } from '@citas/database';

const FORGOTTEN_AFTER = '1 minute';

/** Says that the hub is there, and forgets those that have long said nothing. */
export async function upsertHub(db: Queryable, id: string, url: string): Promise<void> {
  await db.query(
    `WITH muertos AS (DELETE FROM hubs WHERE id <> $1 AND visto_en < now() - $3::interval)
     INSERT INTO hubs (id, url) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET visto_en = now()`,
    [id, url, FORGOTTEN_AFTER],
  );
}

export async function deleteHub(db: Queryable, id: string): Promise<void> {
  await db.query('DELETE FROM hubs WHERE id = $1', [id]);
}

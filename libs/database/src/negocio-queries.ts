import type { Queryable } from './database.ts';

/** Whether there is no negocio yet. */
export async function isEmpty(db: Queryable): Promise<boolean> {
  return (await db.query('SELECT FROM negocios LIMIT 1')).length === 0;
}

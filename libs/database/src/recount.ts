import type { Queryable } from './database.ts';

export interface Recount {
  readonly negocioId: string;
  /** Counter rows that were wrong and are right now. */
  readonly repaired: number;
}

/** Counts every negocio again from its citas and repairs what differs; writers of a negocio wait while it is counted. */
export async function recount(database: Queryable): Promise<Recount[]> {
  const negocios = await database.query<{ id: string }>('SELECT id FROM negocios ORDER BY id');
  const results: Recount[] = [];
  for (const { id } of negocios) {
    const rows = await database.query<{ repaired: number }>('SELECT estadisticas_recontar($1) AS repaired', [
      id,
    ]);
    results.push({ negocioId: id, repaired: rows[0]?.repaired ?? 0 });
  }
  return results;
}

import type { Queryable } from '@citas/database';

/** The NOTIFY channel of hints: "this negocio changed", without data. */
export const HINT_CHANNEL = 'citas_hint';

/** Wakes the hubs by PostgreSQL: one statement for all of them. Send it after the commit; one that is lost costs a poll. */
export async function notifyHints(database: Queryable, negocioIds: readonly string[]): Promise<void> {
  await database.query('SELECT pg_notify($1, negocio) FROM unnest($2::text[]) AS negocio', [
    HINT_CHANNEL,
    negocioIds,
  ]);
}

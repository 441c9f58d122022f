import type { Queryable } from '@citas/database';

/** The NOTIFY channel of hints: "this negocio changed", without data. */
export const HINT_CHANNEL = 'citas_hint';

/** Wakes the hubs. Send it after the commit; one that is lost costs a poll. */
export async function notifyHint(database: Queryable, negocioId: string): Promise<void> {
  await database.query('SELECT pg_notify($1, $2)', [HINT_CHANNEL, negocioId]);
}

import type { Queryable } from '@citas/database';

/** Until each of these waits for a lock that somebody else holds, or is over. */
export async function untilHeld(
  database: Queryable,
  ...underWay: readonly Promise<unknown>[]
): Promise<void> {
  let over = 0;
  for (const one of underWay) void one.finally(() => (over += 1)).catch(() => undefined);
  while ((await waitingForLocks(database)).length + over < underWay.length);
}

/** Who stands before a lock in this database now. */
export function waitingForLocks(database: Queryable): Promise<{ readonly pid: number }[]> {
  return database.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
}

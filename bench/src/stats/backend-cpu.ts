import { readFile } from 'node:fs/promises';
import type { Database } from '@citas/database';

/**
 * Microseconds of CPU so far of each process that serves this database, but for the one that asks. Linux only: elsewhere
 * nothing is found. The workers of the server itself, such as the writer of the log, are not in it.
 */
export async function backendCpu(database: Database): Promise<ReadonlyMap<number, number>> {
  const rows = await database.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  const spent = await Promise.all(rows.map(async ({ pid }) => [pid, await microsOf(pid)] as const));
  return new Map(spent);
}

/** What all of them spent since; one that has come meanwhile counts whole. */
export function spentSince(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, micros]) => sum + micros - (before.get(pid) ?? 0), 0);
}

/** The first number of schedstat: nanoseconds on a processor. */
async function microsOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '0');
  return Number(text.split(' ', 1)[0]) / 1000;
}

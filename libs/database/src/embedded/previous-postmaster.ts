import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { isAlive, isPostmasterOf } from './live-process.ts';
import { readIfThere } from './private-file.ts';
import { ask } from './waiting.ts';

const stopWithinMs = 60_000;

/**
 * Clears the cluster of a postmaster whose owner died: a live one is stopped in order; a pid file whose number now
 * belongs to another program, which PostgreSQL would take for itself, is removed. Others PostgreSQL clears alone.
 */
export async function clearPrevious(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number((await readIfThere(pidFile))?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!(await isPostmasterOf(pid, cluster))) return rm(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  const gone = await ask(async () => !(await isPostmasterOf(pid, cluster)) || undefined, {
    withinMs: stopWithinMs,
  });
  if (!gone)
    throw new EmbeddedServerError('still_held', `Un PostgreSQL anterior (proceso ${pid}) no termina.`);
}

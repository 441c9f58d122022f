import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '@citas/clock';

const ROOT = resolve(import.meta.dirname, '..');
const DAY_MS = 86_400_000;

export interface NightOptions {
  /** What cron runs. */
  readonly line: string;
  readonly databaseUrl: string;
  readonly path: string;
  /** For what the night needs. */
  readonly folder: string;
}

/** Runs it where two backups are, of 13 and of 16 days ago: what is there afterwards, and how often the monitor was told. */
export async function backupNight(options: NightOptions): Promise<{ left: string[]; told: number }> {
  const own = await mkdtemp(join(options.folder, 'noche-'));
  const backups = join(own, 'copias');
  await mkdir(backups);
  for (const days of [13, 16]) await leaveBackup(backups, days);
  let told = 0;
  const monitor = createServer((_request, response) => response.end(String((told += 1))));
  await once(monitor.listen(0, '127.0.0.1'), 'listening');
  const ping = `http://127.0.0.1:${(monitor.address() as AddressInfo).port}/`;
  const settings = `DATABASE_URL='${options.databaseUrl}'\nPING_URL='${ping}'\n`;
  await writeFile(join(own, 'backup.env'), settings);
  // Cron reads \% as %. Without a container the database is reached by its address.
  const command = options.line
    .replaceAll(String.raw`\%`, '%')
    .replaceAll('/etc/citas', own)
    .replaceAll('/backups', backups)
    .replaceAll('/srv/citas', ROOT)
    .replace('docker compose exec -T postgres ', '');
  const { hostname, port } = new URL(options.databaseUrl);
  const env = { PATH: options.path, PGHOST: hostname, PGPORT: port };
  await promisify(execFile)('/bin/sh', ['-c', command], { env }).catch(() => undefined);
  monitor.close();
  return { left: (await readdir(backups)).toSorted(), told };
}

async function leaveBackup(folder: string, daysAgo: number): Promise<void> {
  const path = join(folder, `hace-${daysAgo}.dump`);
  const then = new Date(systemClock.now() - daysAgo * DAY_MS);
  await writeFile(path, '');
  await utimes(path, then, then);
}

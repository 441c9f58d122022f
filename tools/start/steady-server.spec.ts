import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startSteadyServer, type SteadyServer } from './steady-server.ts';

const STARTED_WITHIN_MS = 15_000;
let dataDir = '';
let server: SteadyServer;
let guest: SteadyServer | undefined;
const warnings: string[] = [];

const cluster = async () =>
  resolve(dataDir, (await readFile(join(dataDir, 'postgres-place'), 'utf8')).trim());

async function killPostmaster(): Promise<void> {
  const [pid] = (await readFile(join(await cluster(), 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

async function query<T>(sql: string): Promise<T[]> {
  const client = new pg.Client(server.url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** When the server that answers was started, another than `before`. */
async function startedAfter(before: string): Promise<string> {
  const untilMs = performance.now() + STARTED_WITHIN_MS;
  while (performance.now() < untilMs) {
    const [row] = await query<{ at: string }>('SELECT pg_postmaster_start_time()::text AS at').catch(
      () => [],
    );
    if (row && row.at !== before) return row.at;
    await pause(20);
  }
  throw new Error('no server was started');
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'citas-steady-'));
  warnings.length = 0;
  server = await startSteadyServer(dataDir, (message) => warnings.push(message));
});
afterEach(async () => {
  for (const each of [server, guest]) await each?.stop();
  await rm(await cluster(), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

test('after kill -9 it is started again at the same address, with its data, until it crashes again and again', async () => {
  await query('CREATE TABLE kept AS SELECT 7 AS value');
  let at = await startedAfter('');
  for (let crash = 1; crash <= 3; crash += 1) {
    await killPostmaster();
    at = await startedAfter(at);
    expect(await query('SELECT value FROM kept')).toEqual([{ value: 7 }]);
    expect(warnings).toHaveLength(crash);
  }
  expect(warnings[0]).toMatch(
    /^PostgreSQL ha terminado inesperadamente:[^]*\nPostgreSQL se arranca de nuevo\.$/,
  );
  await killPostmaster();
  // Killed before or after it had let the first one in.
  expect((await server.broken).message).toMatch(
    /^PostgreSQL (ha terminado inesperadamente|no volvió a arrancar):/,
  );
  await expect(query('SELECT 1')).rejects.toThrow();
}, 60_000);

test('who shares the server of another start has it again, at the same address, when that one ends', async () => {
  guest = await startSteadyServer(dataDir, (message) => warnings.push(message));
  expect(guest.url).toBe(server.url);
  await query('CREATE TABLE kept AS SELECT 7 AS value');
  const at = await startedAfter('');
  await server.stop();
  await startedAfter(at);
  expect(await query('SELECT value FROM kept')).toEqual([{ value: 7 }]);
  expect(warnings).toEqual([
    'Ha terminado el proceso que tenía en marcha PostgreSQL.\nPostgreSQL se arranca de nuevo.',
  ]);
  await guest.stop();
  await expect(query('SELECT 1')).rejects.toThrow();
}, 60_000);

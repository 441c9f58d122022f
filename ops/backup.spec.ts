import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { TEST_SECRET } from '@citas/auth/testing';
import { migrate, openDatabase, type Database } from '@citas/database';
import { freePorts, withPrograms } from '@citas/process/testing';
import { backupNight } from './backup-night.ts';
import { startDebianPostgres, type DebianPostgres } from './debian-postgres.ts';
import { watchCitas } from './watch-citas.ts';

const { test } = withPrograms('pg_ctl');

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');

let postgres: DebianPostgres;
let folder: string;
let url: string;
let file: string;

beforeAll(async () => {
  postgres = await startDebianPostgres();
  folder = await mkdtemp(join(tmpdir(), 'citas-copia-'));
  file = join(folder, 'copia.dump');
  url = `postgres://citas:clave@127.0.0.1:${postgres.port}/citas`;
  await script('postgres/create-database.sh', [], {
    PGHOST: '127.0.0.1',
    PGPORT: String(postgres.port),
    PGUSER: 'postgres',
    CITAS_PASSWORD: 'clave',
  });
  await withDatabase(async (database) => {
    await migrate(database);
    await database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('negocio_123', 'Aurora', 'America/Mexico_City')`,
    );
    await book(database, 'de antes', 2);
  });
}, 300_000);
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What a test that failed has left running would keep the others from theirs, and jest from ending. */
const left: (() => unknown)[] = [];
afterEach(() => left.splice(0).forEach((stop) => stop()));

test('after a restore whoever was watching takes a new snapshot, though the positions have passed their own', async () => {
  const [port = 0] = await freePorts(1);
  let hub = await startHub(port);
  const watcher = watchCitas(port);
  left.push(watcher.stop);
  await watcher.heard(({ type }) => type === 'subscribed');
  await script('backup.sh', [file]);
  await withDatabase((database) => book(database, 'perdida', 3));
  await watcher.heard((message) => 'seq' in message && message.seq === 5);

  await expect(script('restore.sh', [file])).rejects.toThrow(/para antes la API y los hubs/);
  await end(hub);
  // As at Supabase, where the owner sees the sessions of the server's own services.
  await asSuperuser((superuser) => superuser.query('GRANT pg_monitor TO citas'));
  await beside('postgres', async () =>
    expect(await script('restore.sh', [file])).toContain('Restaurados 1 negocios'),
  );
  await withDatabase((database) => book(database, 'de después', 5));
  hub = await startHub(port);

  const resync = await watcher.heard(({ type }) => type === 'resync');
  expect(resync).toMatchObject({ channel: 'citas:negocio_123', data: { reason: 'epoch_changed' } });
  watcher.stop();
  await end(hub);
}, 300_000);

test('nothing is restored beside a program of another user that may be the API', async () => {
  await asSuperuser((superuser) =>
    superuser.query('REVOKE pg_monitor FROM citas; CREATE ROLE otra LOGIN; GRANT citas_api TO otra'),
  );
  await beside('otra', () => expect(script('restore.sh', [file])).rejects.toThrow(/Hay 1 conexiones/));
});

test('what was written after the backup is gone, and the rest works as before', async () => {
  await withDatabase(async (database) => {
    expect(await migrate(database)).toEqual([]);
    const rows = await database.query<{ cliente: string; n: number }>(
      'SELECT cliente, count(*) AS n FROM citas GROUP BY 1 ORDER BY 1',
    );
    expect(rows).toEqual([
      { cliente: 'de antes', n: 2 },
      { cliente: 'de después', n: 5 },
    ]);
    // Row-level security holds: the role is there, and sees one negocio.
    expect(await database.forNegocio('otro').query('SELECT FROM citas')).toEqual([]);
    expect(await database.forNegocio('negocio_123').query('SELECT FROM citas')).toHaveLength(7);
  });
});

test('a file that is not whole replaces nothing', async () => {
  const half = join(folder, 'mitad.dump');
  const { size } = await stat(file);
  await run('/bin/sh', ['-c', `head -c ${size - 4000} '${file}' > '${half}'`]);
  await expect(script('restore.sh', [half])).rejects.toThrow();
  await withDatabase(async (database) => expect(await database.query('SELECT FROM citas')).toHaveLength(7));
});

const cuts: readonly (readonly [string, (contents: number, size: number) => number])[] = [
  ['just after its table of contents', (contents) => contents + 5],
  ['in the middle of its data', (contents, size) => Math.floor((contents + size) / 2)],
];
for (const [where, cutAt] of cuts)
  test(`a file that was cut ${where} replaces nothing, and that is said`, async () => {
    const whole = await readFile(file);
    const cut = join(folder, 'cortada.dump');
    await writeFile(cut, whole.subarray(0, cutAt(await endOfContents(whole), whole.length)));
    await run(join(postgres.bin, 'pg_restore'), ['--list', cut]);
    await expect(script('restore.sh', [cut])).rejects.toThrow(/No se ha restaurado nada/);
    await withDatabase(async (database) => expect(await database.query('SELECT FROM citas')).toHaveLength(7));
  });

test('a backup that fails leaves no file behind', async () => {
  const missing = join(folder, 'ninguna.dump');
  await expect(script('backup.sh', [missing], { DATABASE_URL: `${url}_que_no_hay` })).rejects.toThrow();
  await expect(stat(missing)).rejects.toThrow('ENOENT');
});

const endings: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
];
for (const [signal, code] of endings)
  test(`a backup that ${signal} ends leaves no file behind, not even a part of one`, async () => {
    const own = await mkdtemp(join(folder, 'interrumpida-'));
    await withDatabase((database) =>
      database.transaction(async (tx) => {
        await tx.query('LOCK TABLE citas');
        const backup = spawn(join(root, 'ops/backup.sh'), [join(own, 'copia.dump')], {
          env: environment(),
          stdio: 'ignore',
          detached: true,
        });
        const exited = once(backup, 'exit');
        await whenHeld(database);
        expect(await readdir(own)).toEqual(['copia.dump.partial']);
        // `kill` tells the script alone, a terminal all that runs in it.
        process.kill(signal === 'SIGTERM' ? backup.pid! : -backup.pid!, signal);
        const outcome: unknown = await exited;
        expect(await readdir(own)).toEqual([]);
        expect(outcome).toEqual([code, null]);
      }),
    );
  });

const cronLines = [...page.matchAll(/^(?:[\d*]+ ){5}\w+ (.+)$/gm)].map(([, command]) => command!);

test('the page has a nightly line for a database of its own and one for that of the container', async () => {
  expect(cronLines).toHaveLength(2);
  expect(cronLines.filter((line) => line.includes('docker compose exec'))).toHaveLength(1);
});

for (const [i, line] of cronLines.entries())
  withPrograms('pg_ctl', 'curl').test(
    `nightly line ${i + 1} makes a backup, then deletes what is older than two weeks, then tells the monitor`,
    async () => {
      const { left, told } = await night(line, url);
      const [made = '', ...others] = left.filter((name) => !name.startsWith('hace-'));
      expect(others).toEqual([]);
      expect(made).toMatch(/^citas-.*\.dump$/);
      expect(left).toEqual([made, 'hace-13.dump']);
      expect(told).toBe(1);
    },
  );

for (const [i, line] of cronLines.entries())
  test(`nightly line ${i + 1} deletes nothing and tells nobody when there is no new backup`, async () => {
    const { left, told } = await night(line, 'postgres://citas@127.0.0.1:9/citas');
    expect(left.filter((name) => name.endsWith('.dump'))).toEqual(['hace-13.dump', 'hace-16.dump']);
    expect(told).toBe(0);
  });

test('the service of systemd deletes and tells the same', async () => {
  const afterwards = [...page.matchAll(/^ExecStartPost=\/usr\/bin\/(.+)$/gm)].map(([, command]) => command);
  expect(afterwards).toEqual(["find /backups -name '*.dump' -mtime +14 -delete", 'curl -fsS ${PING_URL}']);
});

const night = (line: string, databaseUrl: string) =>
  backupNight({ line, databaseUrl, folder, path: environment()['PATH']! });

async function script(name: string, words: string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run(join(root, 'ops', name), words, {
    env: { ...environment(), ...env },
  });
  return stdout;
}

function environment(): Record<string, string> {
  return { PATH: `${postgres.bin}:/usr/bin:/bin`, DATABASE_URL: url };
}

/** Resolves once pg_dump waits for a table that is locked. */
async function whenHeld(database: Database): Promise<void> {
  const held = `SELECT FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock'`;
  while ((await database.query(held)).length === 0);
}

/** The shortest beginning of a backup that can be listed. */
async function endOfContents(whole: Buffer): Promise<number> {
  const beginning = join(folder, 'principio.dump');
  let [tooShort, enough] = [0, whole.length];
  while (enough - tooShort > 1) {
    const length = Math.floor((tooShort + enough) / 2);
    await writeFile(beginning, whole.subarray(0, length));
    const isEnough = await run(join(postgres.bin, 'pg_restore'), ['--list', beginning]).then(
      () => true,
      () => false,
    );
    if (isEnough) enough = length;
    else tooShort = length;
  }
  return enough;
}

const asSuperuser = <T>(work: (superuser: Database) => Promise<T>) =>
  withDatabase(work, url.replace('citas:clave', 'postgres'));

/** While this user is connected. */
async function beside(user: string, work: () => Promise<void>): Promise<void> {
  await withDatabase(
    (database) => database.transaction(work, { idleSeconds: 300 }),
    url.replace('citas:clave', user),
  );
}

async function withDatabase<T>(work: (database: Database) => Promise<T>, address = url): Promise<T> {
  const database = await openDatabase({ url: address });
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

async function book(database: Database, cliente: string, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1)
    await database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       VALUES ('negocio_123', $1, 'Corte', '2027-01-12', '10:00', '10:30')`,
      [cliente],
    );
}

async function startHub(port: number): Promise<ChildProcess> {
  const hub = spawn(process.execPath, ['apps/ws-server/src/main.ts'], {
    cwd: root,
    env: { DATABASE_URL: url, JWT_SECRET: TEST_SECRET, WS_PORT: String(port), DRAIN_SECONDS: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  left.push(() => hub.kill('SIGKILL'));
  for await (const line of createInterface({ input: hub.stdout })) if (line.includes('listening on')) break;
  hub.stdout.resume();
  return hub;
}

async function end(hub: ChildProcess): Promise<void> {
  const exited = once(hub, 'exit');
  hub.kill('SIGTERM');
  await exited;
}

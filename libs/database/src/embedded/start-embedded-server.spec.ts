import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from './index.ts';
import { isAlive } from './live-process.ts';
import { ask } from './waiting.ts';

const run = promisify(execFile);
let dataDir: string;
const started: EmbeddedServer[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'citas-embedded-'));
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

afterAll(async () => {
  await rm(await clusterPath(), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

test('data, address and secrets are the same after a stop and a start', async () => {
  const first = await start({ dataDir });
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  const env = await readFile(join(dataDir, 'development.env'), 'utf8');
  await first.stop();

  const second = await start({ dataDir });
  expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  expect(second.url).toBe(first.url);
  expect(await readFile(join(dataDir, 'development.env'), 'utf8')).toBe(env);
  await second.stop();
});

test('the programs log in as the owner of a UTF-8 database on the loopback, not as a superuser', async () => {
  const server = await start({ dataDir });
  const [row] = await query(
    server.url,
    `SELECT current_setting('is_superuser') AS superuser, current_setting('server_encoding') AS encoding,
            current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
            current_database() AS database`,
  );
  expect(row).toEqual({
    superuser: 'off',
    encoding: 'UTF8',
    addresses: '127.0.0.1',
    fsync: 'on',
    database: 'citas',
  });
  await expect(query(server.url.replace(/:[0-9a-f]+@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/);
  await server.stop();
});

test('secrets are readable by their owner alone', async () => {
  for (const name of ['development.env', 'postgres-password', 'postgres.log']) {
    expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
  }
});

test('a second caller attaches to the live server and its stop leaves it running', async () => {
  const owner = await start({ dataDir });
  const guest = await start({ dataDir });
  expect([owner.owned, guest.owned, guest.url]).toEqual([true, false, owner.url]);
  await guest.stop();
  expect(await query(owner.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  await owner.stop();
});

test('after kill -9 of the process that started it the server is started again with its data', async () => {
  const parent = await startInAnotherProcess();
  await killOutright(parent);
  const server = await start({ dataDir });
  expect(server.owned).toBe(true);
  expect(await query(server.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  await server.stop();
});

test('after kill -9 of the process that started it the server stops in order by itself', async () => {
  const parent = await startInAnotherProcess();
  const pid = await postmasterPid();
  await killOutright(parent);
  expect(await ask(() => !isAlive(pid) || undefined, { withinMs: 20_000 })).toBe(true);
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
});

test('kill -9 of the server itself is reported, and the next start recovers', async () => {
  const server = await start({ dataDir });
  process.kill(await postmasterPid(), 'SIGKILL');
  expect(await server.crashed).toMatchObject({ signal: 'SIGKILL' });
  await server.stop();

  const next = await start({ dataDir });
  expect(await query(next.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  await next.stop();
});

test('a stale pid file whose number now belongs to another program is no obstacle', async () => {
  const cluster = await clusterPath();
  await writeFile(
    join(cluster, 'postmaster.pid'),
    `${process.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n     0         0\nready   \n`,
  );
  const server = await start({ dataDir });
  await server.stop();
  expect(isAlive(process.pid)).toBe(true);
});

test('another port is chosen, and written down, when the last one was taken meanwhile', async () => {
  const taken = await listen(Number(await readFile(join(dataDir, 'postgres-port'), 'utf8')));
  const server = await start({ dataDir });
  expect(await query(server.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  expect(await readFile(join(dataDir, 'development.env'), 'utf8')).toContain(`DATABASE_URL=${server.url}\n`);
  await server.stop();
  taken.close();
});

test('a port that the caller insists on is not exchanged', async () => {
  const port = Number(await readFile(join(dataDir, 'postgres-port'), 'utf8'));
  const taken = await listen(port);
  await expect(start({ dataDir, port })).rejects.toMatchObject({ code: 'port_taken' });
  taken.close();
});

test('data of another version of PostgreSQL are refused and left alone', async () => {
  const file = join(await clusterPath(), 'PG_VERSION');
  const version = await readFile(file, 'utf8');
  await writeFile(file, '17\n');
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'other_version' });
  await writeFile(file, version);
});

test('data that cannot be made are told of by the reason, not by what is tidied up after it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'citas-embedded-'));
  expect(await refusalWithSmallFiles(directory)).toMatch(
    /^PostgreSQL no pudo crear sus datos en .*postgres: .*FATAL: {2}could not write .*: File too large$/,
  );
  await rm(directory, { recursive: true });
});

test('an ephemeral server does not wait for the disk and leaves no data', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'citas-embedded-'));
  const server = await start({ dataDir: directory, ephemeral: true });
  expect(await query(server.superuserUrl, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
  await server.stop();
  await expect(stat(join(directory, 'postgres'))).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(directory, { recursive: true });
});

async function start(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer(options);
  started.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const imported = `import { startEmbeddedServer } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};`;

/** What it says where no file may be as large as PostgreSQL's need be. */
async function refusalWithSmallFiles(directory: string): Promise<string> {
  const program = `${imported}
    await startEmbeddedServer({ dataDir: ${JSON.stringify(directory)} }).catch(({ message }) => process.stdout.write(message));`;
  const limited = ['-c', 'ulimit -f 4000 && exec "$0" "$@"', process.execPath];
  const { stdout } = await run('/bin/sh', [...limited, '--input-type=module', '--eval', program]);
  return stdout;
}

async function startInAnotherProcess(): Promise<ChildProcess> {
  const program = `${imported}
    await startEmbeddedServer({ dataDir: ${JSON.stringify(dataDir)} });
    process.stdout.write('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** A signal is sent before it is obeyed: until then its process does own the server. */
async function killOutright(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function clusterPath(): Promise<string> {
  const place = (await readFile(join(dataDir, 'postgres-place'), 'utf8')).trim();
  return resolve(dataDir, place);
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(await clusterPath(), 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

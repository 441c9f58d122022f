import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { systemClock } from '@citas/clock';
import { aToken, TEST_SECRET } from '@citas/auth/testing';
import { openDatabase } from '@citas/database';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { BEARER_PREFIX, SUBPROTOCOL } from '@citas/protocol';
import { WebSocket } from 'ws';
import { freePorts } from '@citas/process/testing';
import { ServerProcess } from './server-process.ts';

const STARTS_WITHIN_MS = 120_000;
const HOUR_MS = 3_600_000;

let own: TestDatabase;
let table: string;
let api: ServerProcess;
let hub: ServerProcess;
/** Takes connections and never says a word, as a network that swallows packets. */
let silent: Server;

beforeAll(async () => {
  own = await createTestDatabase();
  table = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
  silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const [port = 0] = await freePorts(1);
  [api, hub] = await Promise.all([
    ServerProcess.start({ name: 'api', env: { ...env(), API_PORT: String(port), REQUESTS_PER_MINUTE: '2' } }),
    ServerProcess.start({ name: 'ws-server', env: { ...env(), MAX_CONNECTIONS: '1' } }),
  ]);
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await Promise.all([api.stop(), hub.stop()]);
  silent.close();
  await own.drop();
});

const env = (databaseUrl = own.url) => ({
  ...{ DATABASE_URL: databaseUrl, JWT_SECRET: TEST_SECRET, WS_PORT: '0' },
  ...{ CANARY_SECONDS: '0', DRAIN_SECONDS: '0' },
});

/** The row of the table that quotes exactly this. */
function isInTheTable(quoted: string): void {
  expect(table).toContain(`| ${quoted}`);
}

/** What somebody with this token is told, and how their socket ends. */
async function turnedAway(token: string): Promise<[message: string, code: number]> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, [SUBPROTOCOL, BEARER_PREFIX + token]);
  const told = once(socket, 'message') as Promise<[Buffer]>;
  const closed = once(socket, 'close') as Promise<[number]>;
  const [{ data }] = [JSON.parse(String((await told)[0]))].flat() as [{ data: { message: string } }];
  return [data.message, (await closed)[0]];
}

test(
  'a database that cannot be reached is asked five times, and why it could not is told by its name',
  async () => {
    isInTheTable('`Intento 1/5 fallido, reintentando en 3 segundos...`');
    isInTheTable('`connection refused` (`ECONNREFUSED`)');
    isInTheTable('`no such host` (`ENOTFOUND`)');
    isInTheTable('`network is unreachable` (`ENETUNREACH`)');
    isInTheTable('`socket operation timed out` (`connection timeout`)');
    // To a group of machines TCP has no way, as to IPv6 where there is IPv4 alone.
    const group = '224.0.0.1/citas';
    const { port } = silent.address() as AddressInfo;
    const told = await Promise.all(
      [
        '127.0.0.1:9/citas',
        'no-existe.invalid/citas',
        group,
        `127.0.0.1:${port}/citas?connect_timeout=1`,
      ].map((place) =>
        ServerProcess.fail({ name: 'ws-server', env: env(`postgres://citas:clave@${place}`) }),
      ),
    );
    expect(told).toEqual([
      expect.stringContaining('ECONNREFUSED'),
      expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
      // macOS says that TCP knows no such address.
      expect.stringMatching(/ENETUNREACH|EAFNOSUPPORT/),
      expect.stringContaining('connection timeout'),
    ]);
    for (const log of told) {
      expect(log).toContain('Intento 1/5 fallido, reintentando en 3 segundos...');
      expect(log).not.toContain('clave@');
    }
  },
  STARTS_WITHIN_MS,
);

test(
  'a hub whose database goes away says so once, and once more when it is back',
  async () => {
    isInTheTable('`database error`, then `database is back: events flow again`');
    const away = await createTestDatabase();
    const name = new URL(away.url).pathname.slice(1);
    const server = await openDatabase({ url: process.env['TEST_DATABASE_URL'] ?? '', max: 1 });
    await away.database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('negocio_123', 'n', 'Etc/UTC')`,
    );
    const bereft = await ServerProcess.start({ name: 'ws-server', env: env(away.url) });
    // Somebody listens: else there is nothing to read.
    const socket = new WebSocket(`${bereft.url.replace('http', 'ws')}/ws?token=${aToken()}`);
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'subscribe', data: { channel: 'citas:negocio_123' } }));
    await once(socket, 'message');
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await bereft.logged(/\bdatabase error\b/);
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await bereft.logged(/\bdatabase is back: events flow again\b/);
    socket.terminate();
    await bereft.stop();
    await Promise.all([away.drop(), server.stop()]);
  },
  STARTS_WITHIN_MS,
);

test('a token of another secret, and one that has ended, are told apart', async () => {
  isInTheTable('`token inválido`, close 4401');
  isInTheTable('`el token ha expirado`, close 4401');
  expect(await turnedAway(aToken({ secret: 'otro-secreto-de-treinta-y-dos-letras' }))).toEqual([
    'token inválido',
    4401,
  ]);
  const old = aToken({ now: systemClock.now() - 2 * HOUR_MS });
  expect(await turnedAway(old)).toEqual(['el token ha expirado', 4401]);
});

test('a variable that is missing is named', async () => {
  isInTheTable('`Falta JWT_SECRET: …`');
  const { JWT_SECRET: _, ...rest } = env();
  expect(await ServerProcess.fail({ name: 'ws-server', env: rest })).toContain('Falta JWT_SECRET: ');
});

test('a port that is taken is named', async () => {
  isInTheTable('`El puerto 8080 está ocupado por otro programa`');
  const told = await ServerProcess.fail({ name: 'ws-server', env: { ...env(), WS_PORT: String(hub.port) } });
  expect(told).toContain(`El puerto ${hub.port} está ocupado por otro programa`);
});

test('a database of a later version is not touched', async () => {
  isInTheTable('`La base de datos es de una versión más nueva que este programa`');
  const newer = await createTestDatabase();
  await newer.database.query(`INSERT INTO migraciones (nombre) VALUES ('9999_del_futuro.sql')`);
  const [port = 0] = await freePorts(1);
  const told = await ServerProcess.fail({ name: 'api', env: { ...env(newer.url), API_PORT: String(port) } });
  expect(told).toContain('La base de datos es de una versión más nueva que este programa');
  await newer.drop();
});

test('a hub that is full says when to come back', async () => {
  isInTheTable('503 at `/ws` with `Retry-After`');
  const first = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?token=${aToken()}`);
  await once(first, 'message');
  const refused = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?token=${aToken()}`);
  const [, answer] = (await once(refused, 'unexpected-response')) as [
    unknown,
    { statusCode: number; headers: Record<string, string> },
  ];
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  first.terminate();
});

test('too many requests from one address', async () => {
  isInTheTable('429 ');
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await fetch(`${api.url}/api/v1/sesion`)).status);
  expect(statuses).toEqual([401, 401, 429]);
});

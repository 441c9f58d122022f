import { hashPassword } from '@citas/auth';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { BEARER_PREFIX, SUBPROTOCOL } from '@citas/protocol';
import { WebSocket } from 'ws';
import { freePorts } from '@citas/process/testing';
import { ServerProcess } from '../server-process.ts';

const PASSWORD = 'una-clave-muy-secreta-1';
const JWT_SECRET = 'el-secreto-de-las-firmas-de-esta-prueba';
const EMAIL = 'ana@ensayo.demo';

/** Two servers, and the database that they share. */
const STARTS_WITHIN_MS = 120_000;
let own: TestDatabase;
let api: ServerProcess;
let hub: ServerProcess;
/** Everything that must not be found in any log. */
const secrets: string[] = [PASSWORD, JWT_SECRET];

beforeAll(async () => {
  own = await createTestDatabase();
  await own.database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('n', 'N', 'UTC')`);
  await own.database.query(
    `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) VALUES ('n', $1, 'Ana', $2, 'admin')`,
    [EMAIL, await hashPassword(PASSWORD)],
  );
  const [port = 0] = await freePorts(1);
  const env = { DATABASE_URL: own.url, JWT_SECRET, LOG_LEVEL: 'debug', CANARY_SECONDS: '1' };
  [api, hub] = await Promise.all([
    ServerProcess.start({ name: 'api', env: { ...env, API_PORT: String(port) } }),
    ServerProcess.start({ name: 'ws-server', env: { ...env, WS_PORT: '0', DRAIN_SECONDS: '0' } }),
  ]);
  secrets.push(decodeURIComponent(new URL(own.url).password));
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await Promise.all([api.stop(), hub.stop()]);
  await own.drop();
});

async function send(
  method: string,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
const post = (path: string, body: object, headers?: Record<string, string>) =>
  send('POST', path, body, headers);

async function logIn(): Promise<string> {
  const answer = await post('/sesion', { email: EMAIL, password: PASSWORD });
  const { token } = (await answer.json()) as { readonly token: string };
  const cookie = /=([^;]{20,})/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  expect(cookie).not.toBe('');
  secrets.push(token, cookie);
  return token;
}

interface Line {
  readonly msg: string;
  readonly traceId?: string;
  readonly type?: string;
}
const linesOf = (server: ServerProcess) => server.log.split('\n').map((line) => JSON.parse(line) as Line);

/** Follows a channel; `next` resolves with the next message of a type. */
async function follow(url: string, protocols: readonly string[], channel: string) {
  const socket = new WebSocket(url, [...protocols]);
  const heard: { type: string }[] = [];
  const arrival = new EventTarget();
  socket.on('message', (data) => {
    heard.push(...[JSON.parse((data as Buffer).toString()) as { type: string }].flat());
    arrival.dispatchEvent(new Event('message'));
  });
  const next = async (type: string) => {
    while (!heard.some((message) => message.type === type))
      await new Promise((resolve) => arrival.addEventListener('message', resolve, { once: true }));
  };
  await next('connected');
  socket.send(JSON.stringify({ type: 'subscribe', data: { channel } }));
  await next('subscribed');
  return { socket, next };
}

test('a line of the hub about a delivery names the request of the API that caused it', async () => {
  const token = await logIn();
  const follower = await follow(
    `${hub.url.replace('http', 'ws')}/ws`,
    [SUBPROTOCOL, BEARER_PREFIX + token],
    'citas:n',
  );
  const answer = await post(
    '/citas',
    { cliente: 'Lola', servicio: 'Corte', fecha: '2027-01-12', horaInicio: '10:00' },
    { authorization: `Bearer ${token}` },
  );
  const traceId = answer.headers.get('x-request-id');
  expect([answer.status, traceId]).toEqual([201, expect.stringMatching(/^[\w-]{36}$/)]);
  await follower.next('cita_created');
  follower.socket.close();
  await hub.logged(/"type":"cita_created"/);
  expect(linesOf(hub).find(({ type }) => type === 'cita_created')?.traceId).toBe(traceId);
  await api.logged(new RegExp(`"traceId":"${traceId}"`));
});

test(
  'no secret is found in what either server writes at its most talkative',
  async () => {
    const token = await logIn();
    const authorization = `Bearer ${token}`;
    const otherPassword = 'otra-clave-muy-secreta-2';
    secrets.push(otherPassword);
    await post('/sesion', { email: EMAIL, password: `${PASSWORD}-mal` });
    await post('/sesion', { email: EMAIL, password: [PASSWORD] });
    await fetch(`${api.url}/api/v1/sesion?token=${token}`, {
      method: 'POST',
      body: `{"password":"${PASSWORD}`,
    });
    await fetch(`${api.url}/api/v1/citas?token=${token}`, { headers: { authorization } });
    const inUrl = await follow(`${hub.url.replace('http', 'ws')}/ws?token=${token}`, [], 'citas:n');
    inUrl.socket.send(JSON.stringify({ type: 'auth', data: { token: `${token}x` } }));
    await inUrl.next('error');
    const change = { actual: PASSWORD, nueva: otherPassword };
    const changed = await send('PUT', '/sesion/password', change, { authorization });
    expect(changed.status).toBe(200);
    secrets.push(((await changed.json()) as { readonly token: string }).token);
    const badUrl = 'postgres://ana:clave-mala-muy-secreta@127.0.0.1:1/nada';
    secrets.push('clave-mala-muy-secreta');
    const failed = await ServerProcess.fail({
      name: 'ws-server',
      env: { DATABASE_URL: badUrl, JWT_SECRET, LOG_LEVEL: 'debug', WS_PORT: '0' },
    });
    const misspelt = await ServerProcess.fail({
      name: 'api',
      env: { DATABASE_URL: 'ana:clave-mala-muy-secreta@nada', JWT_SECRET, LOG_LEVEL: 'debug' },
    });
    const log = [api.log, hub.log, failed, misspelt].join('\n');
    expect(log.length).toBeGreaterThan(2000);
    expect(secrets.filter((secret) => secret !== '' && log.includes(secret))).toEqual([]);
  },
  STARTS_WITHIN_MS,
);

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDatabase, type Database } from '@citas/database';
import { PgbouncerProcess } from '@citas/event-log/testing';
import { freePorts, withPrograms } from '@citas/process/testing';
import { citaSchema, sesionSchema } from '@citas/protocol';
import { WebSocket } from 'ws';
import { ServerProcess } from './server-process.ts';

const { test } = withPrograms('pgbouncer');

const ALTA = fileURLToPath(new URL('../apps/api/src/alta/alta-command.ts', import.meta.url));
const JWT_SECRET = 'el-secreto-de-las-firmas-de-esta-prueba';
const NAME = `pooler_${randomBytes(6).toString('hex')}`;
/** Far away: a day that is over has no free times. */
const MARTES = '2099-01-13';
const STARTS_WITHIN_MS = 120_000;

let server: Database;
let pooler: PgbouncerProcess;
let api: ServerProcess;
let hub: ServerProcess;

/** A new, empty database that everything but LISTEN reaches through a pooler in transaction mode, as at Supabase. */
beforeAll(async () => {
  server = await openDatabase({ url: process.env['TEST_DATABASE_URL'] ?? '', max: 1 });
  await server.query(`CREATE DATABASE ${NAME}`);
  const direct = new URL(server.url);
  direct.pathname = `/${NAME}`;
  pooler = await PgbouncerProcess.start(direct.toString());
  const [port = 0] = await freePorts(1);
  const common = { DATABASE_URL: pooler.url, JWT_SECRET };
  api = await ServerProcess.start({ name: 'api', env: { ...common, API_PORT: String(port) } });
  hub = await ServerProcess.start({
    name: 'ws-server',
    env: { ...common, LISTEN_DATABASE_URL: direct.toString(), WS_PORT: '0', DRAIN_SECONDS: '0' },
  });
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await Promise.all([hub.stop(), api.stop()]);
  await pooler.stop();
  await server.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
  await server.stop();
});

test('through a pooler in transaction mode a new database is migrated, a negocio made, and a cita booked and heard', async () => {
  const args = [
    '--negocio',
    'aurora',
    '--nombre',
    'Aurora',
    '--zona',
    'Europe/Madrid',
    '--email',
    'ana@x.es',
  ];
  const env = { ...process.env, DATABASE_URL: pooler.url, CLAVE: 'tijeras y peine' };
  await promisify(execFile)(process.execPath, [ALTA, ...args], { env });
  const { token } = sesionSchema.parse(
    await post('/sesion', { email: 'ana@x.es', password: 'tijeras y peine' }),
  );
  const slots = await fetch(`${api.url}/api/v1/disponibilidad?fecha=${MARTES}&duracionMinutos=30`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  // Whoever begins is open on a Tuesday without having said so.
  expect(await slots.json()).toMatchObject({ datos: expect.arrayContaining([expect.anything()]) });
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?token=${token}`);
  const heard = heardBy(socket, 'cita_created');
  const subscribed = heardBy(socket, 'subscribed');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', data: { channel: 'citas:aurora' } }));
  await subscribed;
  const order = { cliente: 'Lola', servicio: 'Corte', fecha: MARTES, horaInicio: '10:00' };
  const cita = citaSchema.parse(await post('/citas', order, token));
  expect(await heard).toMatchObject({ data: { id: cita.id } });
  expect(await hub.metrics()).toContain('citas_ws_hint_listener_up 1');
  socket.terminate();
});

async function post(path: string, body: object, token = ''): Promise<unknown> {
  const response = await fetch(`${api.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** The first message of a type. */
function heardBy(socket: WebSocket, type: string): Promise<unknown> {
  return new Promise((resolve) =>
    socket.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString()) as { readonly type: string };
      if (message.type === type) resolve(message);
    }),
  );
}

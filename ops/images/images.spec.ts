import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { OtlpReceiver, type ReceivedSpan } from '@citas/telemetry/testing';
import { WebSocket } from 'ws';
import { freePorts } from '@citas/process/testing';
import { sentBy } from './build-context.ts';
import { BuiltImages } from './built-images.ts';
import { ImageProcess } from './image-process.ts';

const root = resolve(import.meta.dirname, '../..');
const JWT_SECRET = 'una-clave-de-pruebas-de-32-letras';
const CLAVE = 'tijeras y peine';

let folder: string;
let own: TestDatabase;
let collector: OtlpReceiver;
let api: ImageProcess;
let hub: ImageProcess;
let apiUrl: string;
let hubUrl: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-imagenes-'));
  await chmod(folder, 0o755);
  own = await createTestDatabase();
  collector = await OtlpReceiver.start();
  const images = await BuiltImages.from({ root, folder, reuseModules: true });
  const [apiPort, hubPort] = await freePorts(2);
  const env = {
    ...{ DATABASE_URL: own.url, JWT_SECRET, API_PORT: String(apiPort), WS_PORT: String(hubPort) },
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  };
  const alta = [
    '--negocio=negocio_123',
    '--nombre=Aurora',
    '--zona=America/Mexico_City',
    '--email=ana@aurora.demo',
  ];
  execFileSync('node', ['src/alta.js', ...alta], {
    cwd: join(await images.build('api'), 'app'),
    env: { PATH: process.env['PATH'], DATABASE_URL: own.url, CLAVE },
  });
  api = await ImageProcess.start(images, 'api', env);
  hub = await ImageProcess.start(images, 'websocket-server', { ...env, DRAIN_SECONDS: '0' });
  apiUrl = `http://127.0.0.1:${apiPort}`;
  hubUrl = `ws://127.0.0.1:${hubPort}`;
}, 300_000);
afterAll(async () => {
  await collector.stop();
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('what the Dockerfile makes', () => {
  test('logs in, which needs the native part', async () => {
    const answer = await postJson('/api/v1/sesion', { email: 'ana@aurora.demo', password: CLAVE });
    expect(answer.status).toBe(200);
    ({ token } = (await answer.json()) as { token: string });
  });

  test('tells a cita that is created to who listens at the hub', async () => {
    const socket = new WebSocket(`${hubUrl}/ws?token=${token}`);
    const heard = new Promise<{ data: { cliente: string } }>((resolveHeard) =>
      socket.on('message', (text: Buffer) => {
        const message = JSON.parse(text.toString()) as { type: string; data: { cliente: string } };
        if (message.type === 'subscribed') void postJson('/api/v1/citas', A_CITA);
        if (message.type === 'cita_created') resolveHeard(message);
      }),
    );
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'subscribe', data: { channel: 'citas:negocio_123' } }));
    expect((await heard).data.cliente).toBe('Ana P.');
    socket.close();
  });

  test('traces it to the collector that it was given', async () => {
    const { traceId } = await collector.span(({ name }) => name === 'POST /citas');
    const isDelivery = (span: ReceivedSpan) => span.name === 'hub deliver' && span.traceId === traceId;
    expect((await collector.span(isDelivery)).service).toBe('citas-ws-server');
  });

  test.each(['/api/docs/', '/api/docs/swagger-ui-bundle.js', '/api/asyncapi.json', '/api/openapi.json'])(
    'has the file of %s',
    async (path) => expect((await fetch(apiUrl + path)).status).toBe(200),
  );

  test('carries the licences of what is in it', async () => {
    const text = await readFile(join(folder, 'api/app/THIRD-PARTY.txt'), 'utf8');
    for (const name of ['express', 'pg', 'zod', 'jsonwebtoken'])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('stops when it is asked to, and well', async () => {
    expect(await Promise.all([api.stop(), hub.stop()])).toEqual([0, 0]);
  });
});

const A_CITA = {
  cliente: 'Ana P.',
  servicio: 'Corte',
  fecha: '2027-01-12',
  horaInicio: '10:00',
  horaFin: '10:30',
};

function postJson(path: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  return fetch(apiUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

test('the images run on the Node that this workspace pins', async () => {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const bases = [...(await readFile(join(root, 'Dockerfile'), 'utf8')).matchAll(/^FROM node:(\S+?)-/gm)];
  expect(new Set(bases.map(([, version]) => version))).toEqual(new Set([devDependencies['node']]));
});

test.each([
  ['apps/api/src/main.ts', true],
  ['package.json', true],
  ['.env', false],
  ['apps/api/.env.local', false],
  ['.data/development.env', false],
  ['node_modules/pg/package.json', false],
  ['apps/api/src/config.spec.ts', false],
  ['dist/images/api/src/main.js', false],
  ['docs/screens/agenda.png', false],
])('an engine is sent %s: %s', async (path, isSent) => {
  expect(sentBy(await readFile(join(root, '.dockerignore'), 'utf8'))(path)).toBe(isSent);
});

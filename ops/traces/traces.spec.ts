import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aToken } from '@citas/auth/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { BEARER_PREFIX, SUBPROTOCOL } from '@citas/protocol';
import { OtlpReceiver, type ReceivedSpan } from '@citas/telemetry/testing';
import { WebSocket } from 'ws';
import { freePorts } from '@citas/process/testing';
import { ServerProcess } from '../server-process.ts';

const JWT_SECRET = 'el-secreto-de-las-firmas-de-esta-prueba';
const NEGOCIO = 'negocio_de_ana';
const A_CITA = { cliente: 'Lola Gómez', servicio: 'Corte', fecha: '2027-01-12', horaInicio: '10:00' };
const REMOTE = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };
const STARTS_WITHIN_MS = 120_000;

let own: TestDatabase;
let collector: OtlpReceiver;
let folder: string;
let token: string;
let port: number;
let common: Readonly<Record<string, string>>;
let traced: readonly [ServerProcess, ServerProcess];

const coverageOf = (name: string) => join(folder, name);

beforeAll(async () => {
  [own, collector, folder] = await Promise.all([
    createTestDatabase(),
    OtlpReceiver.start(),
    mkdtemp(join(tmpdir(), 'citas-trazas-')),
  ]);
  await own.database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ($1, 'N', 'UTC')`, [
    NEGOCIO,
  ]);
  // A new service would be told as well.
  await own.database.query(`INSERT INTO servicios (negocio_id, nombre) VALUES ($1, $2)`, [
    NEGOCIO,
    A_CITA.servicio,
  ]);
  token = aToken({ secret: JWT_SECRET, usuario: { negocio_id: NEGOCIO, rol: 'admin' } });
  [port = 0] = await freePorts(1);
  common = { DATABASE_URL: own.url, JWT_SECRET, CANARY_SECONDS: '0' };
  traced = await startBoth({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    NODE_V8_COVERAGE: coverageOf('traced'),
  });
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await stopBoth(traced);
  await collector.stop();
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});

const startBoth = (env: Readonly<Record<string, string>>): Promise<readonly [ServerProcess, ServerProcess]> =>
  Promise.all([
    ServerProcess.start({ name: 'api', env: { ...common, ...env, API_PORT: String(port) } }),
    ServerProcess.start({ name: 'ws-server', env: { ...common, ...env, WS_PORT: '0', DRAIN_SECONDS: '0' } }),
  ]);

const stopBoth = (servers: readonly ServerProcess[]) => Promise.all(servers.map((server) => server.stop()));

/** Books a cita that somebody follows, and resolves with the answer once they have heard of it. */
async function bookAndHear(
  [api, hub]: readonly [ServerProcess, ServerProcess],
  headers = {},
): Promise<Response> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`, [SUBPROTOCOL, BEARER_PREFIX + token]);
  const subscribed = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    for (const { type } of [JSON.parse((data as Buffer).toString()) as { type: string }].flat()) {
      if (type === 'connected')
        socket.send(JSON.stringify({ type: 'subscribe', data: { channel: `citas:${NEGOCIO}` } }));
      if (type === 'subscribed') subscribed.resolve();
      if (type === 'cita_created') heard.resolve();
    }
  });
  await subscribed.promise;
  const answer = await fetch(`${api.url}/api/v1/citas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(A_CITA),
  });
  await heard.promise;
  socket.close();
  return answer;
}

const spanOf = (trace: string, name: string): Promise<ReceivedSpan> =>
  collector.span((span) => span.traceId === trace && span.name === name);

test('one POST of a cita is one trace: request, statements, hint, what the hub read, and the delivery', async () => {
  const answer = await bookAndHear(traced);
  expect(answer.status).toBe(201);
  const [, traceId = '', spanId = ''] = answer.headers.get('x-request-id')?.split('-') ?? [];
  expect(await spanOf(traceId, 'POST /citas')).toMatchObject({
    ...{ service: 'citas-api', spanId, parentSpanId: undefined, isFailure: false },
    attributes: { 'http.request.method': 'POST', 'http.route': '/citas', 'http.response.status_code': 201 },
  });
  for (const name of ['BEGIN', 'INSERT citas', 'COMMIT', 'hint'])
    expect(await spanOf(traceId, name)).toMatchObject({ service: 'citas-api', parentSpanId: spanId });
  for (const name of ['hub read', 'hub deliver'])
    expect(await spanOf(traceId, name)).toMatchObject({
      ...{ service: 'citas-ws-server', parentSpanId: spanId },
      attributes: { 'citas.events': 1 },
    });
  const insert = await spanOf(traceId, 'INSERT citas');
  expect(insert.attributes['db.query.text']).toContain('VALUES ($1, $2');
  const { fromMs, toMs } = await spanOf(traceId, 'hub deliver');
  expect([fromMs >= Math.floor(insert.fromMs), toMs >= fromMs]).toEqual([true, true]);
});

test('a caller that traces finds its request, and what the hub made of it, in its own trace', async () => {
  await bookAndHear(traced, { traceparent: `00-${REMOTE.trace}-${REMOTE.span}-01` });
  const { spanId, parentSpanId } = await spanOf(REMOTE.trace, 'POST /citas');
  expect(parentSpanId).toBe(REMOTE.span);
  expect((await spanOf(REMOTE.trace, 'hub deliver')).parentSpanId).toBe(spanId);
});

test(
  'without the variable nothing of OpenTelemetry is loaded, and the id of a request is its own',
  async () => {
    await stopBoth(traced);
    expect(await loadedIn(coverageOf('traced'))).not.toEqual([]);
    const plain = await startBoth({ NODE_V8_COVERAGE: coverageOf('plain') });
    const traceparent = `00-${REMOTE.trace}-${REMOTE.span}-01`;
    const answer = await bookAndHear(plain, { traceparent }).finally(() => stopBoth(plain));
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(await loadedIn(coverageOf('plain'))).toEqual([]);
  },
  STARTS_WITHIN_MS,
);

test('no trace holds what somebody typed, a token, or who it was', () => {
  expect(collector.spans.length).toBeGreaterThan(20);
  expect(JSON.stringify(collector.spans)).not.toMatch(/Lola|Corte|Bearer|negocio_de_ana/);
  expect(JSON.stringify(collector.spans)).not.toContain(token);
});

/** What two processes that have ended had loaded of OpenTelemetry, but for its API, which prom-client loads itself. */
async function loadedIn(coverage: string): Promise<readonly string[]> {
  const files = await readdir(coverage);
  const texts = await Promise.all(files.map((file) => readFile(join(coverage, file), 'utf8')));
  const reports = texts.map((text) => JSON.parse(text) as { readonly result: { readonly url: string }[] });
  const urls = reports.flatMap(({ result }) => result.map(({ url }) => url));
  expect(urls.filter((url) => url.endsWith('src/main.ts'))).toHaveLength(2);
  return urls.filter((url) => /@opentelemetry\/(?!api\/)|otlp-tracing/.test(url));
}

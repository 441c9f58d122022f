import { get } from 'node:http';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
});
afterEach(() => api.stop());

/** As a browser asks that kept an answer: fetch would add `Cache-Control: no-cache`. */
function ask(path: string, { token, etag }: { readonly token: string; readonly etag: string }) {
  const answer = Promise.withResolvers<{ status: number | undefined; body: unknown }>();
  const headers = { Authorization: `Bearer ${token}`, 'If-None-Match': etag };
  get(`${api.baseUrl}/api/v1${path}`, { headers }, (response) => {
    response.toArray().then((parts) => {
      const text = parts.join('');
      answer.resolve({ status: response.statusCode, body: text && (JSON.parse(text) as unknown) });
    }, answer.reject);
  }).on('error', answer.reject);
  return answer.promise;
}

/** Nobody is to keep what is read, and yet it has the tag that a change of it names. */
async function etagOf(path: string, token: string): Promise<string> {
  const { headers } = await api.call(`GET ${path}`, { token });
  expect([headers.get('Cache-Control'), headers.get('Content-Type')]).toEqual([
    'no-store',
    'application/json; charset=utf-8',
  ]);
  return headers.get('ETag') ?? '';
}

test('who read a client reads what their citas say since, though the client has the same version', async () => {
  const token = aurora.token('recepcion');
  const path = `/clientes/${aurora.ana}`;
  const cita = await desk.made({ cliente: undefined, clienteId: aurora.ana, fecha: '2026-11-20' });
  const etag = await etagOf(path, token);
  await desk.estado(cita, { a: 'completada' });
  expect(await ask(path, { token, etag })).toMatchObject({
    status: 200,
    body: { version: 1, visitas: 1, ultimaVisita: '2026-11-20' },
  });
});

// It is Tuesday 24 November, 11:00.
test('who read a cita yesterday may note today that they have come, and reads it in the zone of today', async () => {
  const path = `/citas/${(await desk.made()).id}`;
  const etag = await etagOf(path, aurora.token('recepcion'));
  api.clock.advance(24 * 60 * 60_000);
  await api.database.query(`UPDATE negocios SET zona_horaria = 'America/Tijuana'`);
  expect(await ask(path, { token: aurora.token('recepcion'), etag })).toMatchObject({
    status: 200,
    body: {
      version: 1,
      inicio: '2026-11-25T10:00:00-08:00',
      acciones: expect.arrayContaining(['llegada']),
    },
  });
});

import { randomUUID } from 'node:crypto';
import { aToken } from '@citas/auth/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { NEGOCIO_DE_OPERADORES } from '@citas/domain';
import { estadoDeHubSchema } from '@citas/protocol';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

let own: TestDatabase;
let hub: HubProcess;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  await aNegocio(own.database, 'ajeno');
  hub = await HubProcess.start(own.url, { HUB_URL: 'http://hub-1:8080' });
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

const operador = () =>
  aToken({ usuario: { id: randomUUID(), rol: 'operador', negocio_id: NEGOCIO_DE_OPERADORES } });

function ask(path: string, { token = operador(), method = 'GET' } = {}): Promise<Response> {
  return fetch(`${hub.http}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
}

async function estado(negocio?: string) {
  const response = await ask(`/operador/estado${negocio ? `?negocio=${negocio}` : ''}`);
  return estadoDeHubSchema.parse(await response.json());
}

/** Asks until the hub hears hints, for which nobody waits at its start. */
async function estadoAlOir() {
  for (;;) {
    const visto = await estado();
    if (visto.oyeAvisos) return visto;
  }
}

/** Reads the rows of `hubs` until they are what is waited for. */
async function registered(isThere: (urls: readonly string[]) => boolean): Promise<void> {
  for (;;) {
    const rows = await own.database.query<{ url: string }>('SELECT url FROM hubs');
    if (isThere(rows.map(({ url }) => url))) return;
  }
}

test('tells who is connected, what they follow and how far it has read, of all or of one negocio', async () => {
  const id = randomUUID();
  const ana = await hub.client({ id, nombre: 'Ana' });
  const otro = await hub.client({ negocio_id: 'ajeno' });
  ana.subscribe('citas:negocio_123');
  await ana.next('subscribed');
  otro.subscribe('estadisticas:ajeno');
  await otro.next('subscribed');
  await insertCita(own.database, 'negocio_123');
  await ana.next('cita_created');

  const todo = await estadoAlOir();
  expect(todo).toMatchObject({ conexiones: 2, maximo: 1000, suscripciones: 2, oyeAvisos: true });
  expect(todo.canales).toEqual(
    expect.arrayContaining([
      { canal: 'citas:negocio_123', suscriptores: 1, posicion: 1 },
      { canal: 'estadisticas:ajeno', suscriptores: 1, posicion: null },
    ]),
  );
  const suyo = await estado('negocio_123');
  expect(suyo.canales.map(({ canal }) => canal)).toEqual(['citas:negocio_123']);
  expect(suyo.abiertas).toMatchObject([
    { usuarioId: id, nombre: 'Ana', rol: 'admin', negocioId: 'negocio_123', canales: 1, bytesEnEspera: 0 },
  ]);
  otro.close();
});

test('closes one connection, whose client is told to come back, and no other', async () => {
  const [ana, eva] = [await hub.client({ nombre: 'Ana B' }), await hub.client({ nombre: 'Eva' })];
  const { id } = (await estado()).abiertas.find(({ nombre }) => nombre === 'Ana B')!;
  expect((await ask(`/operador/conexiones/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ana.closed).code).toBe(1012);
  expect((await ask(`/operador/conexiones/${id}`, { method: 'DELETE' })).status).toBe(404);
  eva.subscribe('citas:negocio_123');
  await eva.next('subscribed');
  expect(hub.log).toMatch(/an operator closed a connection/);
});

test('an operator follows no channel: their token opens no socket', async () => {
  const client = await hub.clientWith(operador());
  expect((await client.next('error')).data).toMatchObject({ code: 'forbidden', retry: false });
  expect((await client.closed).code).toBe(4400);
});

test.each([
  ['an admin', () => aToken()],
  ['nobody', () => ''],
  ['a token of somebody else’s making', () => aToken({ secret: 'another-secret-of-32-characters-or-so' })],
])('tells %s nothing', async (_, token) => {
  const answer = await ask('/operador/estado', { token: token() });
  expect([answer.status, await answer.text()]).toEqual([401, '']);
});

test.each(['/operador/', '/operador/estado/x', '/operador/conexiones', '/operador/conexiones/x'])(
  'knows no %s',
  async (path) => expect((await ask(path)).status).toBe(404),
);

test('is registered while it runs, and takes its own name away when it stops; who died is forgotten', async () => {
  await registered((urls) => urls.includes('http://hub-1:8080'));
  await own.database.query(
    `INSERT INTO hubs (id, url, visto_en) VALUES (gen_random_uuid(), 'http://dead:1', now() - interval '2 minutes')`,
  );
  const second = await HubProcess.start(own.url, { HUB_URL: 'http://hub-2:8080' });
  await registered((urls) => urls.includes('http://hub-2:8080') && !urls.includes('http://dead:1'));
  await second.stop();
  await registered((urls) => urls.length === 1 && urls[0] === 'http://hub-1:8080');
});

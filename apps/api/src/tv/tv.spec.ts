import {
  codigoDePantallaSchema,
  listaDePantallasSchema,
  pantallaSchema,
  problemSchema,
  sesionSchema,
} from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let madrid: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi({ anonymousPerMinute: 10_000 });
  aurora = await seedNegocio(api);
  madrid = await seedNegocio(api, { id: 'madrid', zonaHoraria: 'Europe/Madrid' });
});
afterEach(() => api.stop());

const askCode = async () => codigoDePantallaSchema.parse((await api.call('POST /tv/codigos')).body);
const pair = (codigo: string, negocio = aurora, nombre = 'Entrada', call = api.call) =>
  call('POST /tv', { token: negocio.token('admin'), body: { codigo, nombre } });
const logIn = (secreto: string) => api.call('POST /tv/sesion', { body: { secreto } });
const keyOf = ({ body }: Answer) => problemSchema.parse(body).type;

async function pairedScreen() {
  const { codigo, secreto } = await askCode();
  const pantalla = pantallaSchema.parse((await pair(codigo)).body);
  return { secreto, pantalla, sesion: sesionSchema.parse((await logIn(secreto)).body) };
}

test('a screen shows a code, an admin enters it, and the screen has a session of its own', async () => {
  const { codigo, secreto, expiraEn } = await askCode();
  expect(expiraEn).toBe('2026-11-24T17:10:00.000Z');
  const waiting = await logIn(secreto);
  expect([waiting.status, waiting.body]).toEqual([202, { expiraEn }]);
  const pantalla = pantallaSchema.parse((await pair(codigo)).body);
  const opened = await logIn(secreto);
  const { token, usuario } = sesionSchema.parse(opened.body);
  expect(usuario).toEqual({
    id: pantalla.id,
    nombre: 'Entrada',
    rol: 'pantalla',
    negocio_id: 'negocio_123',
    profesionalId: null,
  });
  expect(opened.headers.getSetCookie()).toEqual([]);
  const me = await api.call('GET /sesion', { token });
  expect([me.status, me.body]).toEqual([200, usuario]);
});

test('it asks again with its secret for as long as it is paired', async () => {
  const { secreto, sesion } = await pairedScreen();
  api.clock.advance(21 * 24 * 60 * 60_000);
  expect((await api.call('GET /sesion', { token: sesion.token })).status).toBe(401);
  const { token } = sesionSchema.parse((await logIn(secreto)).body);
  expect((await api.call('GET /sesion', { token })).status).toBe(200);
  const { datos } = listaDePantallasSchema.parse(
    (await api.call('GET /tv', { token: aurora.token('admin') })).body,
  );
  expect(datos).toMatchObject([{ nombre: 'Entrada', usadaEn: '2026-12-15T17:00:00.000Z' }]);
});

test('it reads no names', async () => {
  const { token } = (await pairedScreen()).sesion;
  for (const route of ['GET /citas', 'GET /citas.csv', 'GET /clientes', 'GET /actividad', 'GET /tv'])
    expect((await api.call(route, { token })).status).toBe(403);
  expect((await api.call('GET /negocio', { token })).status).toBe(200);
});

test('a screen that is removed is out at once, and has to begin again', async () => {
  const { secreto, pantalla, sesion } = await pairedScreen();
  const other = await pairedScreen();
  const remove = () => api.call(`DELETE /tv/${pantalla.id}`, { token: aurora.token('admin') });
  expect((await remove()).status).toBe(204);
  expect(keyOf(await api.call('GET /negocio', { token: sesion.token }))).toBe('/problemas/sesion-revocada');
  expect(keyOf(await logIn(secreto))).toBe('/problemas/sesion-revocada');
  expect((await api.call('GET /negocio', { token: other.sesion.token })).status).toBe(200);
  expect((await remove()).status).toBe(404);
});

test('a code is good for ten minutes, and once', async () => {
  const [late, used] = [await askCode(), await askCode()];
  expect((await pair(used.codigo)).status).toBe(201);
  expect(keyOf(await pair(used.codigo))).toBe('/problemas/codigo-no-valido');
  api.clock.advance(10 * 60_000);
  expect(keyOf(await pair(late.codigo))).toBe('/problemas/codigo-no-valido');
  expect(keyOf(await logIn(late.secreto))).toBe('/problemas/sesion-revocada');
  await askCode();
  expect(await api.database.query('SELECT FROM pantallas')).toHaveLength(2);
});

test('of admins of two negocios who enter one code at the same moment, one has the screen', async () => {
  const rounds = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const { codigo, secreto } = await askCode();
      const answers = await Promise.all([pair(codigo, aurora), pair(codigo, madrid)]);
      const { usuario } = sesionSchema.parse((await logIn(secreto)).body);
      return { statuses: answers.map(({ status }) => status), negocio: usuario.negocio_id };
    }),
  );
  for (const { statuses, negocio } of rounds)
    expect(statuses).toEqual(negocio === 'madrid' ? [404, 201] : [201, 404]);
});

const guess = (call = api.call) => pair('000000', aurora, 'Entrada', call);

test('whoever guesses ten times wrong waits a quarter of an hour; others do not', async () => {
  for (let i = 0; i < 10; i += 1) expect((await guess()).status).toBe(404);
  const { codigo } = await askCode();
  const refused = await pair(codigo);
  expect([refused.status, keyOf(refused)]).toEqual([429, '/problemas/demasiadas-peticiones']);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(890);
  expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(900);
  expect((await pair(codigo, madrid)).status).toBe(201);
  await api.database.query('UPDATE intentos_fallidos SET expira_en = now()');
  expect((await pair((await askCode()).codigo)).status).toBe(201);
});

test('guesses at several APIs are counted together, and one that starts anew has forgotten none', async () => {
  const other = await api.beside();
  for (let i = 0; i < 10; i += 1) expect((await guess(i % 2 ? api.call : other)).status).toBe(404);
  const restarted = await api.beside();
  for (const call of [api.call, other, restarted]) expect((await guess(call)).status).toBe(429);
});

test('guesses at the same moment are all counted: no more than ten get through', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => guess()));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
});

test('what is no guess is not counted: a screen that is paired, a code that is none', async () => {
  for (let i = 0; i < 12; i += 1) {
    expect((await pair((await askCode()).codigo)).status).toBe(201);
    expect(await pair('12345')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/codigo', code: 'formato', detail: 'Son seis cifras' }] },
    });
  }
  for (let i = 0; i < 10; i += 1) expect((await guess()).status).toBe(404);
});

test('no more than a thousand codes are alive', async () => {
  await api.database.query(
    `INSERT INTO pantallas (hash, codigo, expira_en)
     SELECT sha256(n::text::bytea), lpad(n::text, 6, '0'), '2027-01-01' FROM generate_series(1, 1000) n`,
  );
  const { status, headers } = await api.call('POST /tv/codigos');
  expect([status, headers.get('Retry-After')]).toEqual([429, '600']);
});

test('neither codes nor secrets are stored or logged as they are', async () => {
  const { secreto } = await pairedScreen();
  const rows = JSON.stringify(await api.database.query('SELECT to_jsonb(p) FROM pantallas p'));
  expect(rows + api.log.join('')).not.toContain(secreto);
});

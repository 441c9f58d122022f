import { hashPassword } from '@citas/auth';
import { openDatabase } from '@citas/database';
import { cuttableLine, type CuttableLine } from '@citas/database/testing';
import { problemSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';
import type { Caller } from '../testing/caller.ts';

const RIGHT = 'demo1234';
const DEMASIADAS = '/problemas/demasiadas-peticiones';
let api: ApiUnderTest;
let other: Caller;
let negocio: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi({ failedLoginsPerAccount: 3, failedLoginsPerAddress: 5 });
  other = await api.beside();
  negocio = await seedNegocio(api);
  await api.database.query('UPDATE usuarios SET password_hash = $1', [await hashPassword(RIGHT)]);
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM intentos_fallidos'));

let addresses = 0;
const anAddress = () => `203.0.113.${(addresses += 1)}`;

/** From another address each time, unless told. */
function logIn(
  call: Caller,
  email: string,
  { password = 'otra', address = anAddress(), language = 'es' } = {},
) {
  return call('POST /sesion', {
    body: { email: `${email}@negocio-123.demo`, password },
    headers: { 'X-Forwarded-For': address, 'Accept-Language': language },
  });
}
const statuses = async (answers: Iterable<ReturnType<typeof logIn>>) =>
  (await Promise.all(answers)).map(({ status }) => status).sort();
const detailOf = ({ body }: Answer) => problemSchema.parse(body).detail;
const rows = () => api.database.query<{ clave: Buffer; cuantos: number }>('SELECT * FROM intentos_fallidos');

test('an account that was tried too often at one API has to wait at every other', async () => {
  for (let i = 0; i < 3; i += 1) expect((await logIn(api.call, 'admin')).status).toBe(401);
  const refused = await logIn(other, 'Admin', { password: RIGHT });
  expect(refused).toMatchObject({ status: 429, body: { type: DEMASIADAS } });
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(890);
  expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(900);
  expect((await logIn(other, 'recepcion', { password: RIGHT })).status).toBe(200);
});

test('whoever is shut out reads for how long, in their language', async () => {
  for (let i = 0; i < 3; i += 1) await logIn(api.call, 'admin');
  expect(detailOf(await logIn(other, 'admin'))).toBe(
    'Demasiados intentos. Vuelve a probar dentro de 15 minutos.',
  );
  const left = (interval: string) =>
    api.database.query('UPDATE intentos_fallidos SET expira_en = now() + $1::interval', [interval]);
  await left('90 seconds');
  expect(detailOf(await logIn(other, 'admin', { language: 'en' }))).toBe(
    'Too many attempts. Try again in 2 minutes.',
  );
  await left('40 seconds');
  const refused = await logIn(other, 'admin');
  expect(detailOf(refused)).toBe(
    `Demasiados intentos. Vuelve a probar dentro de ${refused.headers.get('Retry-After')} segundos.`,
  );
});

test('so has an address, whomever it tries', async () => {
  const address = anAddress();
  for (const email of ['a', 'b', 'c', 'd', 'e'])
    expect((await logIn(api.call, email, { address })).status).toBe(401);
  expect((await logIn(other, 'admin', { address, password: RIGHT })).status).toBe(429);
  expect((await logIn(other, 'admin', { password: RIGHT })).status).toBe(200);
});

test('and whoever tries to find out the old password', async () => {
  const change = (call: Caller) =>
    call('PUT /sesion/password', {
      token: negocio.token('admin'),
      body: { actual: 'otra', nueva: 'una mucho más larga' },
    });
  for (const call of [api.call, other, api.call]) expect((await change(call)).status).toBe(422);
  expect(await change(other)).toMatchObject({ status: 429, body: { type: DEMASIADAS } });
});

test('failures at the same time are all counted, and no more get through than may', async () => {
  const tries = Array.from({ length: 40 }, (_, i) => logIn(i % 2 ? api.call : other, 'admin'));
  expect(await statuses(tries)).toEqual([...Array(3).fill(401), ...Array(37).fill(429)]);
  expect((await rows()).map(({ cuantos }) => cuantos)).toContain(40);
});

test('whoever logs in is not counted', async () => {
  const address = anAddress();
  for (let i = 0; i < 12; i += 1)
    expect((await logIn(i % 2 ? api.call : other, 'admin', { password: RIGHT, address })).status).toBe(200);
});

test('when the quarter of an hour is over, the count begins anew', async () => {
  for (let i = 0; i < 4; i += 1) await logIn(api.call, 'admin');
  await api.database.query('UPDATE intentos_fallidos SET expira_en = now()');
  expect((await logIn(other, 'admin')).status).toBe(401);
  expect((await logIn(api.call, 'admin', { password: RIGHT })).status).toBe(200);
});

test('an operator lets an account and an address in sooner, as docs/operations.md says', async () => {
  const address = anAddress();
  for (let i = 0; i < 6; i += 1) await logIn(api.call, 'admin', { address });
  const right = async () => (await logIn(other, 'admin', { address, password: RIGHT })).status;
  await api.database.query(
    `DELETE FROM intentos_fallidos WHERE clave = sha256('login-account:admin@negocio-123.demo')`,
  );
  expect(await right()).toBe(429);
  await api.database.query(`DELETE FROM intentos_fallidos WHERE clave = sha256('login-address:${address}')`);
  expect(await right()).toBe(200);
});

test('what is kept names neither an address nor an account', async () => {
  await logIn(api.call, 'admin', { address: '203.0.113.200' });
  const [found] = await api.database.query<{ todo: string }>(
    `SELECT string_agg(to_jsonb(i)::text || encode(clave, 'escape'), '') AS todo FROM intentos_fallidos i`,
  );
  expect(found?.todo).toContain('cuantos');
  expect(found?.todo).not.toMatch(/admin|negocio|203\.0/i);
});

test('without its database a log-in is answered 503, by an API that stays alive', async () => {
  let line: CuttableLine | undefined;
  const cut = await startApi({}, async (url) => {
    line = await cuttableLine(url);
    return openDatabase({ url: line.url });
  });
  try {
    expect((await logIn(cut.call, 'admin')).status).toBe(401);
    await line?.cut();
    const tries = Array.from({ length: 20 }, () => logIn(cut.call, 'admin'));
    expect(await statuses(tries)).toEqual(Array(20).fill(503));
    expect((await cut.call('GET /health')).status).toBe(200);
  } finally {
    await cut.stop();
  }
});

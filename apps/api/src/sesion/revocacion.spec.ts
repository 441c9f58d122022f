import { hashPassword } from '@citas/auth';
import { problemSchema, sesionSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  await api.database.query('UPDATE usuarios SET password_hash = $1', [await hashPassword('demo1234')]);
});
afterEach(() => api.stop());

const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const renew = (cookie: string) => api.call('POST /sesion/renovar', { headers: { Cookie: cookie } });
const keyOf = ({ body }: Answer) => problemSchema.parse(body).type;
const whoAmI = async (token: string) => (await api.call('GET /sesion', { token })).status;

async function logIn(rol: string) {
  const body = { email: `${rol}@negocio-123.demo`, password: 'demo1234' };
  const answer = await api.call('POST /sesion', { body });
  return { token: sesionSchema.parse(answer.body).token, cookie: cookieOf(answer) };
}

/** The same for every change: writes it and lets the API's second pass. */
async function change(statement: string) {
  await api.database.query(statement, [aurora.usuario('recepcion')]);
  await api.revocations.refresh();
}

describe('a token is refused once its user', () => {
  test.each([
    ['has another rol', `UPDATE usuarios SET rol = 'profesional' WHERE id = $1`],
    ['is switched off', 'UPDATE usuarios SET activo = false WHERE id = $1'],
    ['has another password', `UPDATE usuarios SET password_hash = 'x' WHERE id = $1`],
    ['is deleted', 'DELETE FROM usuarios WHERE id = $1'],
  ])('%s; nobody else notices', async (_, statement) => {
    const [ana, eva] = [await logIn('recepcion'), await logIn('admin')];
    expect(await whoAmI(ana.token)).toBe(200);
    await change(statement);
    const { status, headers, body } = await api.call('GET /citas', {
      token: ana.token,
      headers: { 'Accept-Language': 'en' },
    });
    expect([status, headers.get('WWW-Authenticate'), body]).toEqual([
      401,
      'Bearer',
      expect.objectContaining({ type: '/problemas/sesion-revocada', title: expect.stringMatching(/log in/) }),
    ]);
    expect(await whoAmI(eva.token)).toBe(200);
  });
});

test('with another rol, renewing gives a token of that rol', async () => {
  const { cookie } = await logIn('recepcion');
  await change(`UPDATE usuarios SET rol = 'profesional' WHERE id = $1`);
  const { token, usuario } = sesionSchema.parse((await renew(cookie)).body);
  expect(usuario.rol).toBe('profesional');
  expect(await whoAmI(token)).toBe(200);
});

test('a user who is switched off cannot renew; switched on again, they can, and the old token stays void', async () => {
  const { token, cookie } = await logIn('recepcion');
  await change('UPDATE usuarios SET activo = false WHERE id = $1');
  expect(keyOf(await renew(cookie))).toBe('/problemas/sin-sesion');
  await change('UPDATE usuarios SET activo = true WHERE id = $1');
  const renewed = sesionSchema.parse((await renew(cookie)).body);
  expect([await whoAmI(renewed.token), await whoAmI(token)]).toEqual([200, 401]);
});

test('a session opened with the old password is over', async () => {
  const { cookie } = await logIn('recepcion');
  await change(`UPDATE usuarios SET password_hash = 'x' WHERE id = $1`);
  expect(keyOf(await renew(cookie))).toBe('/problemas/sin-sesion');
});

describe('logging out', () => {
  test('makes the access token worthless at once, and those of other devices not', async () => {
    const [desk, phone] = [await logIn('recepcion'), await logIn('recepcion')];
    const { status } = await api.call('DELETE /sesion', {
      token: desk.token,
      headers: { Cookie: desk.cookie },
    });
    expect(status).toBe(204);
    expect([await whoAmI(desk.token), await whoAmI(phone.token)]).toEqual([401, 200]);
    expect((await renew(phone.cookie)).status).toBe(200);
  });

  test('with the access token alone works as well', async () => {
    const { token } = await logIn('recepcion');
    expect((await api.call('DELETE /sesion', { token })).status).toBe(204);
    expect(await whoAmI(token)).toBe(401);
  });

  test.each(['nonsense', ''])('with the token %j takes the cookie back all the same', async (token) => {
    const { cookie } = await logIn('recepcion');
    const answer = await api.call('DELETE /sesion', { token, headers: { Cookie: cookie } });
    expect(answer.status).toBe(204);
    expect((await renew(cookie)).status).toBe(401);
    expect(await api.database.query('SELECT FROM revocaciones WHERE jti IS NOT NULL')).toEqual([]);
  });
});

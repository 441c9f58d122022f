import { hashPassword } from '@citas/auth';
import { sesionSchema } from '@citas/protocol';
import { seedNegocio } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

const ACTUAL = 'la de siempre';
const NUEVA = 'una mucho más larga';
let api: ApiUnderTest;

beforeEach(async () => {
  api = await startApi();
  await seedNegocio(api);
  await api.database.query('UPDATE usuarios SET password_hash = $1', [await hashPassword(ACTUAL)]);
});
afterEach(() => api.stop());

const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const renew = (cookie: string) => api.call('POST /sesion/renovar', { headers: { Cookie: cookie } });
const whoAmI = async (token: string) => (await api.call('GET /sesion', { token })).status;
const change = (token: string, actual = ACTUAL) =>
  api.call('PUT /sesion/password', { token, body: { actual, nueva: NUEVA } });

async function logIn(rol: string, password = ACTUAL) {
  const answer = await api.call('POST /sesion', { body: { email: `${rol}@negocio-123.demo`, password } });
  const token = answer.status === 200 ? sesionSchema.parse(answer.body).token : '';
  return { status: answer.status, token, cookie: cookieOf(answer) };
}

test.each(['admin', 'recepcion', 'profesional'])(
  'a user of rol %s changes their own password: every other session ends, and the answer opens one',
  async (rol) => {
    const [desk, phone] = [await logIn(rol), await logIn(rol)];
    const answer = await change(desk.token);
    const { token } = sesionSchema.parse(answer.body);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect([await whoAmI(token), await whoAmI(desk.token), await whoAmI(phone.token)]).toEqual([
      200, 401, 401,
    ]);
    expect([(await renew(phone.cookie)).status, (await renew(cookieOf(answer))).status]).toEqual([401, 200]);
    expect([(await logIn(rol)).status, (await logIn(rol, NUEVA)).status]).toEqual([401, 200]);
    expect(api.log.join('')).not.toContain(NUEVA);
  },
);

test('nobody else’s password or session changes', async () => {
  const [ana, eva] = [await logIn('recepcion'), await logIn('admin')];
  await change(ana.token);
  expect([await whoAmI(eva.token), (await logIn('admin')).status]).toEqual([200, 200]);
});

test('the wrong old password changes nothing, and the session stays', async () => {
  const { token } = await logIn('recepcion');
  expect(await change(token, 'otra')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/actual', code: 'incorrecta' }] },
  });
  expect([await whoAmI(token), (await logIn('recepcion')).status]).toEqual([200, 200]);
});

test('of two changes at once from the same old password one wins', async () => {
  const [desk, phone] = [await logIn('recepcion'), await logIn('recepcion')];
  const answers = await Promise.all([change(desk.token), change(phone.token)]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
});

test('whoever tries ten old passwords has to wait, by whatever token; others do not', async () => {
  const [desk, phone, eva] = [await logIn('recepcion'), await logIn('recepcion'), await logIn('admin')];
  for (let i = 0; i < 10; i += 1) await change(i % 2 ? desk.token : phone.token, `otra ${i}`);
  expect(await change(desk.token)).toMatchObject({
    status: 429,
    body: { type: '/problemas/demasiadas-peticiones' },
  });
  expect((await change(eva.token)).status).toBe(200);
});

import { hashPassword } from '@citas/auth';
import { problemSchema, sesionSchema, usuarioSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';
import { sesionPurge } from './sesion-purge.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi({ failedLoginsPerAccount: 3, failedLoginsPerAddress: 100 });
  aurora = await seedNegocio(api);
  await api.database.query('UPDATE usuarios SET password_hash = $1', [await hashPassword('demo1234')]);
});
afterAll(() => api.stop());

const email = 'admin@negocio-123.demo';
const logIn = (change: object = {}) =>
  api.call('POST /sesion', { body: { email, password: 'demo1234', ...change } });
const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const renew = (cookie: string) => api.call('POST /sesion/renovar', { headers: { Cookie: cookie } });
const keyOf = ({ body }: Answer) => problemSchema.parse(body).type;

describe('logging in', () => {
  test('gives an access token of 15 minutes and who one is', async () => {
    const { status, headers, body } = await logIn({ email: 'Admin@Negocio-123.demo' });
    expect(status).toBe(200);
    const { token, expiraEn, usuario } = sesionSchema.parse(body);
    expect(expiraEn).toBe('2026-11-24T17:15:00Z');
    expect(usuario).toMatchObject({ rol: 'admin', negocio_id: 'negocio_123' });
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(usuarioSchema.parse((await api.call('GET /sesion', { token })).body)).toEqual(usuario);
  });

  test('says who of the team a profesional is, as it is when it is opened, renewed or looked at', async () => {
    const { luis, marta } = aurora;
    const link = (profesionalId: string) =>
      api.database.query(`UPDATE usuarios SET profesional_id = $1 WHERE rol = 'profesional'`, [
        profesionalId,
      ]);
    const whoIs = ({ body }: Answer) => sesionSchema.parse(body).usuario.profesionalId;
    await link(luis);
    const opened = await logIn({ email: 'profesional@negocio-123.demo' });
    expect(whoIs(opened)).toBe(luis);
    await link(marta);
    expect(whoIs(await renew(cookieOf(opened)))).toBe(marta);
    const { token } = sesionSchema.parse(opened.body);
    expect((await api.call('GET /sesion', { token })).body).toMatchObject({ profesionalId: marta });
    expect(whoIs(await logIn())).toBeNull();
  });

  test('puts the refresh token where no script and no other site reaches it', async () => {
    const [cookie] = (await logIn()).headers.getSetCookie();
    expect(cookie).toMatch(
      /^citas_sesion=[\w-]{43}; Max-Age=2592000; Path=\/api; HttpOnly; SameSite=Strict$/,
    );
    const stored = await api.database.query<{ hash: Buffer }>('SELECT hash FROM sesiones');
    expect(stored.every(({ hash }) => hash.length === 32)).toBe(true);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['over plain http', { 'X-Forwarded-Proto': 'http', Origin: 'http://salon.local' }, false],
    ['over TLS', { 'X-Forwarded-Proto': 'https' }, true],
    [
      'over TLS that ends before another proxy',
      { 'X-Forwarded-Proto': 'http', Origin: 'https://salon.mx' },
      true,
    ],
  ])('%s gives a cookie that the browser keeps, and takes the same back', async (_, headers, isSecure) => {
    const given = await api.call('POST /sesion', { body: { email, password: 'demo1234' }, headers });
    const renewed = await api.call('POST /sesion/renovar', {
      headers: { ...headers, Cookie: cookieOf(given) },
    });
    const left = await api.call('DELETE /sesion', { headers: { ...headers, Cookie: cookieOf(renewed) } });
    const cookies = [given, renewed, left].flatMap((answer) => answer.headers.getSetCookie());
    expect(cookies.map((cookie) => cookie.endsWith('; Secure'))).toEqual([isSecure, isSecure, isSecure]);
  });

  test.each([
    ['a wrong password', { password: 'otra' }],
    ['nobody’s e-mail', { email: 'nadie@negocio-123.demo' }],
  ])('with %s is refused with the same words', async (_, change) => {
    const { status, body } = await logIn(change);
    expect([status, problemSchema.parse(body).detail]).toEqual([401, 'Correo o contraseña incorrectos']);
  });

  test('is refused to a user that is switched off', async () => {
    await api.database.query(`UPDATE usuarios SET activo = false WHERE rol = 'pantalla'`);
    expect((await logIn({ email: 'pantalla@negocio-123.demo' })).status).toBe(401);
  });

  test('is slowed down for an account after too many failures, whoever tries', async () => {
    const wrong = () => logIn({ email: 'recepcion@negocio-123.demo', password: 'x' });
    const first = [await wrong(), await wrong(), await wrong()];
    expect(first.map((answer) => answer.status)).toEqual([401, 401, 401]);
    const { status, headers, body } = await wrong();
    expect([status, problemSchema.parse(body).type]).toEqual([429, '/problemas/demasiadas-peticiones']);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await logIn()).status).toBe(200);
  });
});

describe('renewing', () => {
  test('gives a new pair and the old cookie is used up', async () => {
    const first = cookieOf(await logIn());
    const renewed = await renew(first);
    expect(renewed.status).toBe(200);
    sesionSchema.parse(renewed.body);
    expect(cookieOf(renewed)).not.toBe(first);
  });

  test('a used cookie that comes back later ends every session of its log-in', async () => {
    const stolen = cookieOf(await logIn());
    const current = cookieOf(await renew(stolen));
    api.clock.advance(60_001);
    expect(keyOf(await renew(stolen))).toBe('/problemas/sin-sesion');
    expect(keyOf(await renew(current))).toBe('/problemas/sin-sesion');
    expect((await logIn()).status).toBe(200);
  });

  test('whoever lost the answer tries again within a minute and stays logged in', async () => {
    const cookie = cookieOf(await logIn());
    await renew(cookie);
    api.clock.advance(15_000);
    await renew(cookie);
    api.clock.advance(45_000);
    const answer = await renew(cookie);
    expect(answer.status).toBe(200);
    api.clock.advance(60_001);
    expect((await renew(cookieOf(answer))).status).toBe(200);
  });

  test('two tabs that renew at once both stay logged in', async () => {
    const cookie = cookieOf(await logIn());
    const [one, two] = await Promise.all([renew(cookie), renew(cookie)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    api.clock.advance(60_000);
    expect((await renew(cookieOf(one))).status).toBe(200);
    expect((await renew(cookieOf(two))).status).toBe(200);
  });

  test.each(['', 'citas_sesion=', 'citas_sesion=abc', 'otra=1'])(
    'with the cookie %j is refused',
    async (cookie) => {
      expect(keyOf(await renew(cookie))).toBe('/problemas/sin-sesion');
    },
  );

  test('after 30 days away one has to log in again', async () => {
    const cookie = cookieOf(await logIn());
    api.clock.advance(30 * 24 * 60 * 60_000);
    expect(keyOf(await renew(cookie))).toBe('/problemas/sesion-caducada');
  });
});

describe('what has expired is not kept', () => {
  const DIA_MS = 24 * 60 * 60_000;
  const kept = () => api.database.query('SELECT hash FROM sesiones');
  beforeEach(() => api.database.query('DELETE FROM sesiones'));

  test('of who stays logged in', async () => {
    let cookie = cookieOf(await logIn());
    for (const dias of [10, 10, 10]) {
      api.clock.advance(dias * DIA_MS);
      cookie = cookieOf(await renew(cookie));
    }
    expect(await kept()).toHaveLength(4);
    api.clock.advance(DIA_MS);
    cookie = cookieOf(await renew(cookie));
    expect(await kept()).toHaveLength(4);
    expect((await renew(cookie)).status).toBe(200);
  });

  test('of who never comes back', async () => {
    await logIn();
    api.clock.advance(20 * DIA_MS);
    const cookie = cookieOf(await logIn({ email: 'profesional@negocio-123.demo' }));
    api.clock.advance(10 * DIA_MS + 1);
    await sesionPurge({ database: api.database, clock: api.clock, logger: console }).purge();
    expect(await kept()).toHaveLength(1);
    expect((await renew(cookie)).status).toBe(200);
  });
});

describe('logging out', () => {
  test('ends the session and takes the cookie back; twice is as good as once', async () => {
    const cookie = cookieOf(await logIn());
    const logOut = async () => {
      const { status, headers } = await api.call('DELETE /sesion', { headers: { Cookie: cookie } });
      expect([status, headers.get('Set-Cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    };
    await logOut();
    await logOut();
    expect((await renew(cookie)).status).toBe(401);
  });
});

describe('tokens', () => {
  test('one that has expired says so, in the language asked for', async () => {
    const token = aurora.token('admin');
    api.clock.advance(3_600_000);
    const { status, body, headers } = await api.call('GET /citas', {
      token,
      headers: { 'Accept-Language': 'en-GB' },
    });
    expect([status, body]).toEqual([
      401,
      expect.objectContaining({ type: '/problemas/sesion-caducada', title: 'The session has expired' }),
    ]);
    expect(headers.get('WWW-Authenticate')).toBe('Bearer');
  });

  test('no secret and no name of a client is in the log', async () => {
    const answer = await logIn();
    const { token } = sesionSchema.parse(answer.body);
    await api.call(`GET /citas?token=${token}`, { token });
    await api.call('GET /clientes?q=begonia', { token });
    await renew(cookieOf(answer));
    const log = api.log.join('');
    expect(log).toContain('/api/v1/sesion/renovar');
    for (const secret of ['demo1234', token, cookieOf(answer).split('=')[1] ?? '?', 'argon2', 'begonia']) {
      expect(log).not.toContain(secret);
    }
  });
});

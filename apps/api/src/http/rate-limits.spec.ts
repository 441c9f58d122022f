import { aToken, TEST_SECRET } from '@citas/auth/testing';
import { seedNegocio } from '../testing/a-negocio.ts';
import { NOW, startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;

beforeEach(async () => {
  api = await startApi({ perMinute: 2 });
});
afterEach(() => api.stop());

test('every answer says how much may still be asked, and the one too many when to ask again', async () => {
  const ask = () => api.call('GET /servicios');
  expect((await ask()).headers.get('RateLimit')).toMatch(/^"api"; r=1; t=(60|5[5-9])$/);
  expect((await ask()).headers.get('RateLimit-Policy')).toMatch(/^"api"; q=2; w=60/);
  const { status, headers, body } = await ask();
  const seconds = headers.get('Retry-After');
  expect([status, seconds]).toEqual([429, expect.stringMatching(/^(60|5[5-9])$/)]);
  const time = seconds === '60' ? '1 minuto' : `${seconds} segundos`;
  expect(body).toMatchObject({ detail: `Demasiadas peticiones. Vuelve a probar dentro de ${time}.` });
});

test('people behind one address do not use up what another may ask, nor does who has no good token', async () => {
  const aurora = await seedNegocio(api);
  const ask = async (token?: string) => (await api.call('GET /servicios', { token })).status;
  const [admin, recepcion] = [aurora.token('admin'), aurora.token('recepcion')];
  expect([await ask(admin), await ask(admin), await ask(admin)]).toEqual([200, 200, 429]);
  expect([await ask(recepcion), await ask(), await ask('falso'), await ask()]).toEqual([200, 401, 401, 429]);
  expect([await ask(recepcion), await ask(recepcion)]).toEqual([200, 429]);
});

test('many tokens of one person, or many that are not good, bring no more than one', async () => {
  const statusOf = async (token: string) => (await api.call('GET /servicios', { token })).status;
  for (const secret of [TEST_SECRET, 'another']) {
    const tokens = [1, 2, 3].map(() => aToken({ now: NOW, secret }));
    expect(new Set(tokens).size).toBe(3);
    expect((await Promise.all(tokens.map(statusOf))).filter((status) => status === 429)).toHaveLength(1);
  }
  const invented = ['a', 'b'].map((id) => aToken({ usuario: { id }, now: NOW, secret: 'another' }));
  expect(await Promise.all(invented.map(statusOf))).toEqual([429, 429]);
});

import { randomUUID } from 'node:crypto';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());

describe.each([
  ['POST /clientes', { nombre: 'Eva Ruiz' }, { nombre: 'Eva Díaz' }, 'clientes'],
  ['POST /bloqueos', { desde: '2026-12-24' }, { desde: '2026-12-31' }, 'bloqueos'],
])('Idempotency-Key at %s', (target, body, other, table) => {
  const post = (clave: string, sent: object) =>
    api.call(target, { token: aurora.token('recepcion'), body: sent, headers: { 'Idempotency-Key': clave } });
  const count = async () => (await api.database.query(`SELECT FROM ${table}`)).length;

  test('the same request sent again, even at once, makes one and is answered alike', async () => {
    const before = await count();
    const clave = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => post(clave, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    for (const name of ['ETag', 'Location'])
      expect(new Set(answers.map(({ headers }) => headers.get(name))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('Idempotent-Replayed') === 'true')).toHaveLength(2);
    expect(await count()).toBe(before + 1);
  });

  test('another body under the same key is refused', async () => {
    const clave = randomUUID();
    await post(clave, body);
    const before = await count();
    expect(await post(clave, other)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/Idempotency-Key', code: 'ya_usada' }] },
    });
    expect(await count()).toBe(before);
  });

  test('a key that is none is refused, and a request without one is always another', async () => {
    expect((await post('a b', body)).status).toBe(422);
    const before = await count();
    for (let i = 0; i < 2; i += 1) await api.call(target, { token: aurora.token('recepcion'), body });
    expect(await count()).toBe(before + 2);
  });
});

import { randomUUID } from 'node:crypto';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { keyPurge } from './key-purge.ts';

const HORA_MS = 60 * 60_000;
let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let sol: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  sol = await seedNegocio(api, { id: 'negocio_sol' });
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM idempotencia'));

function setUp() {
  const log: string[] = [];
  const logger = { warn: (_: object, message: string) => void log.push(message) } as never;
  return { log, purge: keyPurge({ database: api.database, clock: api.clock, logger }) };
}

/** A client was made under a key, so long ago. */
async function sent(negocio: NegocioUnderTest, rol: 'admin' | 'recepcion', age: string): Promise<string> {
  const clave = randomUUID();
  const { status } = await api.call('POST /clientes', {
    token: negocio.token(rol),
    body: { nombre: 'Eva Ruiz', telefono: '+525512345678' },
    headers: { 'Idempotency-Key': clave },
  });
  expect(status).toBe(201);
  await api.database.query(`UPDATE idempotencia SET creado_en = now() - $2::interval WHERE clave = $1`, [
    clave,
    age,
  ]);
  return clave;
}
const kept = async () => {
  const rows = await api.database.query<{ clave: string }>('SELECT clave FROM idempotencia');
  return rows.map(({ clave }) => clave).toSorted();
};

test('what was answered under a key is forgotten after 24 hours, though its user and negocio never come back', async () => {
  const young = [await sent(aurora, 'admin', '23 hours 59 minutes'), await sent(sol, 'admin', '1 minute')];
  for (const negocio of [aurora, sol])
    for (const rol of ['admin', 'recepcion'] as const) await sent(negocio, rol, '24 hours 1 second');
  const { purge, log } = setUp();
  await purge.start();
  await purge.stop();
  expect(await kept()).toEqual(young.toSorted());
  expect(log).toEqual([]);
});

test('an API that runs for long goes on forgetting every hour', async () => {
  const { purge } = setUp();
  await purge.start();
  await purge.purge();
  await sent(aurora, 'recepcion', '2 days');
  api.clock.advance(HORA_MS);
  await purge.stop();
  expect(await kept()).toEqual([]);
});

test('a key that another request is at is waited for by nobody', async () => {
  const held = await sent(aurora, 'admin', '2 days');
  await sent(aurora, 'admin', '2 days');
  const { purge } = setUp();
  await api.database.transaction(async (tx) => {
    // Whoever waits for this one, and should not, is let go and fails.
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '15s'`);
    await tx.query('SELECT FROM idempotencia WHERE clave = $1 FOR UPDATE', [held]);
    await purge.purge();
  });
  expect(await kept()).toEqual([held]);
});

test('a database that refuses is told of, and asked again an hour later', async () => {
  const { purge, log } = setUp();
  await api.database.query('ALTER TABLE idempotencia RENAME TO apartada');
  await purge.purge();
  expect(log).toHaveLength(1);
  await api.database.query('ALTER TABLE apartada RENAME TO idempotencia');
  await sent(aurora, 'admin', '2 days');
  await purge.purge();
  expect(await kept()).toEqual([]);
});

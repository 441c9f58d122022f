import { createTestDatabase, cuttableLine, type TestDatabase } from '@citas/database/testing';
import pg from 'pg';
import { isUnreachable } from './database-error.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

/** What a query on this connection is refused with, once the line is cut. */
async function refusalAfter(end: (client: pg.Client, cut: () => Promise<void>) => Promise<unknown>) {
  const line = await cuttableLine(own.url);
  const client = new pg.Client({ connectionString: line.url });
  client.on('error', () => undefined);
  await client.connect();
  await end(client, line.cut);
  return client.query('SELECT 1').then(
    () => undefined,
    (error: unknown) => error,
  );
}

test.each([
  [
    'broke',
    (client: pg.Client, cut: () => Promise<void>) =>
      Promise.all([new Promise<void>((ended) => client.once('end', ended)), cut()]),
  ],
  ['was closed', async (client: pg.Client, cut: () => Promise<void>) => [await client.end(), await cut()]],
])('a connection that %s cannot reach the database', async (_title, end) => {
  const refusal = await refusalAfter(end);
  expect(String(refusal)).toContain('not queryable');
  expect(isUnreachable(refusal)).toBe(true);
});

test.each([
  ['refuses connections', 'ECONNREFUSED'],
  ['has a name that nobody knows', 'ENOTFOUND'],
  ['has a name that cannot be asked for just now', 'EAI_AGAIN'],
  ['lies in a network without a way to it', 'ENETUNREACH'],
  ['has no way to its host', 'EHOSTUNREACH'],
  ['is on a host that is down', 'EHOSTDOWN'],
  ['was cut off by our own machine', 'ECONNABORTED'],
])('a database that %s cannot be reached', (_title, code) => {
  expect(isUnreachable(Object.assign(new Error(`connect ${code}`), { code }))).toBe(true);
});

test('what the database says itself is another matter', async () => {
  const refusal = await own.database.query('SELECT nothing').catch((error: unknown) => error);
  expect(isUnreachable(refusal)).toBe(false);
});

test('a statement that the server gave up is no fault of whoever asked', async () => {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  await client.query('SET statement_timeout = 1');
  const error: unknown = await client.query('SELECT pg_sleep(10)').catch((reason: unknown) => reason);
  expect(isUnreachable(error)).toBe(true);
  await client.end();
});

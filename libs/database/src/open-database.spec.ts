import { openDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

test('a connection that breaks between two statements fails its transaction, and nothing else', async () => {
  const { database } = own;
  const work = database.transaction(async (tx) => {
    const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.query('SELECT pg_terminate_backend($1, 10000)', [row?.pid]);
    // Another round trip: what the ended session said has arrived by then.
    await database.query('SELECT 1');
    await tx.query('SELECT 1');
  });
  await expect(work).rejects.toThrow();
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a transaction whose statement takes longer than it may is given up without waiting for its end', async () => {
  const texts: string[] = [];
  const database = await openDatabase({
    ...{ url: own.url, max: 1, queryTimeoutMs: 2_000 },
    trace(text, run) {
      texts.push(text);
      return run();
    },
  });
  const stuck = database.transaction((tx) => tx.query('SELECT pg_sleep(30)'));
  await expect(stuck).rejects.toThrow(/timeout/i);
  expect(texts).toEqual(['BEGIN', 'SELECT pg_sleep(30)']);
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('every statement can be followed by its text, which never has a value in it', async () => {
  const texts: string[] = [];
  const database = await openDatabase({
    url: own.url,
    trace(text, run) {
      texts.push(text);
      return run();
    },
  });
  await database.query('SELECT $1::text', ['Lola']);
  await database.forNegocio('negocio_de_ana').query('SELECT 2');
  const failing = database.transaction((tx) => tx.query('SELECT 1 / 0'));
  await expect(failing).rejects.toThrow('division by zero');
  await database.stop();
  const scoped = ['BEGIN', 'SELECT 2', 'COMMIT'];
  expect(texts).toEqual(['SELECT $1::text', ...scoped, 'BEGIN', 'SELECT 1 / 0', 'ROLLBACK']);
});

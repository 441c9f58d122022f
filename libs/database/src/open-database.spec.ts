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

import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { openDatabase } from './open-database.ts';
import { openedLater } from './opened-later.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

test('a database can be handed out before it is opened, and then says that it is not', async () => {
  const database = openedLater({ url: own.url });
  await expect(database.query('SELECT 1')).rejects.toThrow('not open yet');
  await database.start();
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(await database.transaction((tx) => tx.query('SELECT 2 AS two'))).toEqual([{ two: 2 }]);
  await database.stop();
});

test('what has to be done first is done before the start is over, and its failure is the start’s', async () => {
  const done: string[] = [];
  const options = { url: own.url };
  const good = openedLater({ ...options, onOpened: async (db) => void done.push(db.url) });
  await good.start();
  expect(done).toEqual([own.url]);
  await good.stop();
  const bad = openedLater({ ...options, onOpened: () => Promise.reject(new Error('too new')) });
  await expect(bad.start()).rejects.toThrow('too new');
});

test('what has to be done first may take longer than a statement may later', async () => {
  const database = openedLater({
    url: own.url,
    queryTimeoutMs: 500,
    onOpened: async (opened) => void (await opened.query('SELECT pg_sleep(0.8)')),
  });
  await database.start();
  await expect(database.query('SELECT pg_sleep(30)')).rejects.toThrow(/timeout/i);
  await database.stop();
});

test('one that was never opened can be stopped', async () => {
  await openedLater({ url: own.url }).stop();
});

test('a statement that takes longer than it may is given up, and the next one has a good connection', async () => {
  const database = await openDatabase({ url: own.url, max: 1, queryTimeoutMs: 2_000 });
  await expect(database.query('SELECT pg_sleep(30)')).rejects.toThrow(/timeout/i);
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('a server that takes the connection and says nothing is given up too', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const url = `postgres://u:p@127.0.0.1:${port}/x?connect_timeout=1`;
  await expect(openDatabase({ url, attempts: 1 })).rejects.toThrow(/timeout/i);
  silent.close();
});

import { openDatabase } from './open-database.ts';
import { createTestDatabase, cuttableLine, type TestDatabase } from './testing.ts';

const LOCK = 'SELECT pg_advisory_xact_lock(1)';
/** So that a test which fails ends. */
const AT_MOST = `SET LOCAL lock_timeout = '8s';`;

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

test('a transaction that the network has cut off in silence is ended by the server, and frees what it held', async () => {
  const line = await cuttableLine(own.url);
  const database = await openDatabase({ url: line.url, queryTimeoutMs: 500 });
  const abandoned = database.transaction(
    async (tx) => {
      await tx.query(LOCK);
      line.fallSilent();
      await tx.query('SELECT 1');
    },
    { idleSeconds: 1 },
  );
  await expect(abandoned).rejects.toThrow(/timeout/i);
  await own.database.transaction((tx) => tx.query(AT_MOST + LOCK));
  await line.cut();
  await database.stop();
});

test('a statement that was given up is given up by the server too: it locks nothing later', async () => {
  const database = await openDatabase({ url: own.url, queryTimeoutMs: 2_000 });
  const waiting = () =>
    own.database.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
  // A connection to look by: there is a second for it between the two ends.
  await Promise.all([waiting(), waiting()]);
  await own.database.transaction(async (tx) => {
    await tx.query(LOCK);
    await expect(database.transaction((late) => late.query(AT_MOST + LOCK))).rejects.toThrow(/timeout/i);
    expect(await waiting()).toHaveLength(1);
    const since = performance.now();
    while ((await waiting()).length > 0);
    expect(performance.now() - since).toBeLessThan(3_000);
  });
  await database.stop();
});

test('no transaction stays idle for half a minute, and its limits do not outlive it, as in a pooler', async () => {
  const database = await openDatabase({ url: own.url, max: 1, queryTimeoutMs: 60_000 });
  const limits = `SELECT current_setting('idle_in_transaction_session_timeout') AS idle,
    current_setting('statement_timeout') AS statement`;
  const within = { idle: '30s', statement: '61s' };
  expect(await database.transaction((tx) => tx.query(limits))).toEqual([within]);
  expect(await database.forNegocio('negocio_123').query(limits)).toEqual([within]);
  expect(await database.query(limits)).toEqual([{ idle: '0', statement: '0' }]);
  await database.stop();
});

test('a transaction whose statements may take as long as they need is not hurried', async () => {
  const shown = await own.database.transaction((tx) => tx.query('SHOW statement_timeout'));
  expect(shown).toEqual([{ statement_timeout: '0' }]);
});

import { ManualClock } from '@citas/clock/testing';
import { openDatabase, type Queryable } from '@citas/database';
import { createTestDatabase, cuttableLine, type TestDatabase } from '@citas/database/testing';
import { withPrograms } from '@citas/process/testing';
import { HintListener } from './hint-listener.ts';
import { PgbouncerProcess } from './testing/pgbouncer-process.ts';

const { test } = withPrograms('pgbouncer');

let own: TestDatabase;
let pooler: PgbouncerProcess;
beforeAll(async () => {
  own = await createTestDatabase();
  pooler = await PgbouncerProcess.start(own.url);
});
afterAll(async () => {
  await pooler.stop();
  await own.drop();
});

/** A listener on `listenUrl` whose time the test moves, with everything else through the pooler. */
async function listenOn(listenUrl: string) {
  const database = await openDatabase({ url: pooler.url });
  const echoed = Promise.withResolvers<void>();
  const returned = Promise.withResolvers<void>();
  const counted: Queryable = {
    async query(text, values) {
      const rows = await database.query<never>(text, values);
      echoed.resolve();
      return rows;
    },
  };
  const clock = new ManualClock();
  const log: string[] = [];
  const listener = new HintListener({
    url: listenUrl,
    database: counted,
    clock,
    logger: { info: (message) => log.push(message), warn: (message) => log.push(message) },
    onHint: () => undefined,
    onReturn: returned.resolve,
  });
  await listener.start();
  const stop = async () => {
    await listener.stop();
    await database.stop();
  };
  return { log, clock, echoed: echoed.promise, returned: returned.promise, stop };
}

test('a pooler in transaction mode cannot LISTEN, and the log says so and what to do', async () => {
  const { log, clock, echoed, stop } = await listenOn(pooler.url);
  await echoed;
  clock.advance(5_000);
  expect(log).toEqual([
    'no hints from PostgreSQL (a pooler in transaction mode cannot LISTEN; LISTEN_DATABASE_URL may lead past it): polling every second',
  ]);
  await stop();
});

test('past the pooler hints are heard, though everything else goes through it', async () => {
  const { log, returned, stop } = await listenOn(own.url);
  await returned;
  expect(log).toEqual([]);
  await stop();
});

test('a transaction that is cut off from the pooler in silence ends, and frees what it held', async () => {
  const line = await cuttableLine(pooler.url);
  const database = await openDatabase({ url: line.url, queryTimeoutMs: 500 });
  const LOCK = 'SELECT pg_advisory_xact_lock(1)';
  const abandoned = database.transaction(
    async (tx) => {
      await tx.query(LOCK);
      line.fallSilent();
      await tx.query('SELECT 1');
    },
    { idleSeconds: 1 },
  );
  await expect(abandoned).rejects.toThrow(/timeout/i);
  await own.database.transaction((tx) => tx.query(`SET LOCAL lock_timeout = '4s'; ${LOCK}`));
  await line.cut();
  await database.stop();
});

import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { postgresStore } from './postgres-store.ts';

const MINUTE_MS = 60_000;
let own: TestDatabase;
beforeAll(async () => void (own = await createTestDatabase()));
afterAll(() => own.drop());
beforeEach(() => own.database.query('TRUNCATE intentos_fallidos'));

const storeOf = (identifier: string) =>
  postgresStore({ database: own.database, identifier, windowMs: MINUTE_MS });
const expire = () =>
  own.database.query(`UPDATE intentos_fallidos SET expira_en = now() - interval '1 second'`);
const kept = async () => (await own.database.query('SELECT FROM intentos_fallidos')).length;
const hitsOf = async (store: ReturnType<typeof storeOf>, key: string) =>
  (await store.increment(key)).totalHits;

test('what failed stays counted until its time is over; what did not is taken off', async () => {
  const store = storeOf('a');
  expect([await hitsOf(store, 'k'), await hitsOf(store, 'k')]).toEqual([1, 2]);
  await store.decrement('k');
  expect(await hitsOf(store, 'k')).toBe(2);
  await expire();
  await store.decrement('k');
  expect(await hitsOf(store, 'k')).toBe(1);
});

test('the time runs from the first, and is told by this machine’s clock', async () => {
  const store = storeOf('a');
  const before = Date.now();
  const first = (await store.increment('k')).resetTime?.getTime() ?? 0;
  expect(first).toBeGreaterThanOrEqual(before + MINUTE_MS - 1);
  expect(first).toBeLessThanOrEqual(Date.now() + MINUTE_MS);
  await own.database.query(`UPDATE intentos_fallidos SET expira_en = expira_en - interval '40 seconds'`);
  expect((await store.increment('k')).resetTime?.getTime()).toBeLessThan(Date.now() + 21_000);
});

test('limits with another name count for themselves', async () => {
  await storeOf('a').increment('k');
  expect(await hitsOf(storeOf('b'), 'k')).toBe(1);
});

test('a count can be forgotten', async () => {
  const store = storeOf('a');
  await store.increment('k');
  await store.increment('k');
  await store.resetKey('k');
  expect(await hitsOf(store, 'k')).toBe(1);
});

test('counts whose time is over go when others come, a few at a time', async () => {
  const store = storeOf('a');
  await own.database.query(
    `INSERT INTO intentos_fallidos SELECT sha256(n::text::bytea), 1, now() - interval '1 hour' FROM generate_series(1, 50) n`,
  );
  const left: number[] = [];
  for (const key of ['x', 'y', 'z']) {
    await store.increment(key);
    left.push(await kept());
  }
  expect(left).toEqual([31, 12, 3]);
});

test('many that begin at once, over counts that are over, neither wait for each other nor get lost', async () => {
  const store = storeOf('a');
  const keys = Array.from({ length: 40 }, (_, i) => String(i % 20));
  await Promise.all(keys.map((key) => hitsOf(store, key)));
  await expire();
  const hits = await Promise.all(keys.map((key) => hitsOf(store, key)));
  expect(hits.filter((n) => n === 1)).toHaveLength(20);
  expect(hits.filter((n) => n === 2)).toHaveLength(20);
  expect(await kept()).toBe(20);
});

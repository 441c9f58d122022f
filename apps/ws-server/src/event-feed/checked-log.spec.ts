import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { createEventLog } from '@citas/event-log';
import { aNegocio } from '../testing/a-negocio.ts';
import { checkedLog, type CheckedLog } from './checked-log.ts';

let own: TestDatabase;
let log: CheckedLog;
let told: string[];

beforeEach(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'n');
  told = [];
  const logger = { warn: (_fields: object, message?: string) => void told.push(message ?? '') };
  log = checkedLog(createEventLog(own.database, logger), { database: own.database, logger });
});
afterEach(() => own.drop());

async function epoch(): Promise<string | undefined> {
  const [slice] = await log.read([{ channel: 'citas:n', after: null }], 1);
  return slice?.epoch;
}

/** As a standby shows it that was promoted. */
const promote = () => own.database.query(`UPDATE registro_origen SET cluster = 'otro/00000002'`);
const COPIED = 'the database is a copy of the one it was: every client takes a new snapshot';

test('a log that is suspected is looked at before it is read, once however many read, and not again', async () => {
  const before = await epoch();
  await promote();
  expect(await epoch()).toBe(before);
  log.suspect();
  const [one, other] = await Promise.all([epoch(), epoch()]);
  expect(one).not.toBe(before);
  expect([other, await epoch()]).toEqual([one, one]);
  expect(told).toEqual([COPIED]);
});

test('a log that is the same stays as it is', async () => {
  const before = await epoch();
  log.suspect();
  expect(await epoch()).toBe(before);
  expect(told).toEqual([]);
});

test('a read that fails makes it suspected', async () => {
  const before = await epoch();
  await own.database.query('ALTER TABLE canales RENAME TO lejos');
  await expect(epoch()).rejects.toThrow('canales');
  await own.database.query('ALTER TABLE lejos RENAME TO canales');
  await promote();
  expect(await epoch()).not.toBe(before);
});

test('a look that fails is told once, keeps nobody from reading, and is repeated until it does not', async () => {
  const before = await epoch();
  await promote();
  await own.database.query('ALTER FUNCTION registro_es_el_mismo RENAME TO lejos');
  log.suspect();
  expect([await epoch(), await epoch()]).toEqual([before, before]);
  expect(told).toEqual(['not known yet whether the database is a copy']);
  await own.database.query('ALTER FUNCTION lejos RENAME TO registro_es_el_mismo');
  expect(await epoch()).not.toBe(before);
  expect(told.slice(1)).toEqual([COPIED]);
});

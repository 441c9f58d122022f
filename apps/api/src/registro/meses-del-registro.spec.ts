import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { MesesDelRegistro } from './meses-del-registro.ts';

const DIA_MS = 24 * 60 * 60_000;
let own: TestDatabase;

beforeEach(async () => {
  own = await createTestDatabase();
});
afterEach(() => own.drop());

function setUp() {
  const clock = new ManualClock(0);
  const log: string[] = [];
  const logger = { warn: (_: object, message: string) => void log.push(message) } as never;
  return { clock, log, meses: new MesesDelRegistro({ database: own.database, clock, logger }) };
}

const months = () =>
  own.database.query<{ tabla: string }>(
    `SELECT inhrelid::regclass::text AS tabla FROM pg_inherits WHERE inhparent = 'eventos'::regclass ORDER BY 1`,
  );

test('an API that runs for months goes on preparing the next ones', async () => {
  const all = await months();
  await own.database.query(`DROP TABLE ${all.at(-2)?.tabla}`);
  const { clock, meses, log } = setUp();
  await meses.start();
  clock.advance(DIA_MS);
  await meses.stop();
  expect(await months()).toEqual(all);
  expect(log).toEqual([]);
});

test('a database that refuses is told of, and asked again the next day', async () => {
  await own.database.query('ALTER FUNCTION eventos_preparar_particiones(integer) RENAME TO apartada');
  const { clock, meses, log } = setUp();
  await meses.start();
  clock.advance(DIA_MS);
  await meses.prepare();
  clock.advance(DIA_MS);
  await meses.stop();
  expect(log).toHaveLength(2);
});

test('a backup that reads the log for long keeps no writer waiting: the months are left for the next day', async () => {
  const all = await months();
  await own.database.query(`DROP TABLE ${all.at(-2)?.tabla}`);
  const { clock, meses, log } = setUp();
  await meses.start();
  await own.database.transaction(async (backup) => {
    await backup.query('LOCK TABLE eventos IN ACCESS SHARE MODE');
    clock.advance(DIA_MS);
    const write = `INSERT INTO eventos (canal, seq, tipo, datos, por) VALUES ('c', 1, 't', '{}', '{}')`;
    await Promise.all([meses.prepare(), own.database.query(write)]);
    expect(log).toEqual(['the next months of the event log are not prepared; trying again tomorrow']);
  });
  clock.advance(DIA_MS);
  await meses.stop();
  expect(await months()).toEqual(all);
  expect(log).toHaveLength(1);
});

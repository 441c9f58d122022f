import type { Database } from './database.ts';
import { checkEpoch, renewEpoch } from './epoch.ts';
import { openDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
beforeEach(async () => {
  own = await createTestDatabase();
  await own.database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('n', 'Negocio', 'Europe/Madrid')`,
  );
});
afterEach(() => own.drop());

const epochs = (database: Database) =>
  database.query<{ epoch: string }>('SELECT epoch FROM canales ORDER BY canal');

describe('the epoch', () => {
  test('stays through starts, writes and a vacuum of the same database', async () => {
    const before = await epochs(own.database);
    await own.database.query('VACUUM (FREEZE) registro_origen');
    expect(await Promise.all([1, 2, 3].map(() => checkEpoch(own.database)))).toEqual([0, 0, 0]);
    expect(await epochs(own.database)).toEqual(before);
  });

  test('is another one in every channel of a clone, however many programs start there at once', async () => {
    const before = await epochs(own.database);
    const server = await openDatabase({ url: process.env['TEST_DATABASE_URL']!, max: 1 });
    const name = new URL(own.url).pathname.slice(1);
    // Nobody may be connected to what is cloned.
    await server.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ]);
    await server.query(`CREATE DATABASE ${name}_copia TEMPLATE ${name}`);
    const copy = await openDatabase({ url: `${own.url}_copia` });
    const renewed = await Promise.all([1, 2, 3, 4].map(() => checkEpoch(copy)));
    expect(renewed.toSorted()).toEqual([0, 0, 0, 2]);
    for (const [i, { epoch }] of (await epochs(copy)).entries()) expect(epoch).not.toBe(before[i]?.epoch);
    await copy.stop();
    await server.query(`DROP DATABASE ${name}_copia`);
    await server.stop();
  });

  test('is another one when the rows are put back from a backup, in the very same database', async () => {
    await own.database.query('CREATE TABLE guardado AS SELECT * FROM registro_origen');
    await own.database.query('DELETE FROM registro_origen');
    await own.database.query('INSERT INTO registro_origen SELECT * FROM guardado');
    expect(await checkEpoch(own.database)).toBe(2);
    expect(await checkEpoch(own.database)).toBe(0);
  });

  test('is another one when the backup leaves out what tells the log', async () => {
    await own.database.query('DELETE FROM registro_origen');
    expect(await checkEpoch(own.database)).toBe(2);
  });

  test('can be renewed on purpose', async () => {
    const before = await epochs(own.database);
    expect(await renewEpoch(own.database)).toBe(2);
    expect(await epochs(own.database)).not.toEqual(before);
    expect(await checkEpoch(own.database)).toBe(0);
  });

  test('needs nothing of a database that has no migrations yet', async () => {
    await own.database.query('DROP FUNCTION epoch_comprobar');
    expect(await checkEpoch(own.database)).toBe(0);
  });
});

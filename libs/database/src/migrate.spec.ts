import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Queryable } from './database.ts';
import { createTestDatabase } from './testing.ts';
import { DatabaseTooNewError } from './database-too-new-error.ts';
import { migrate, MIGRATIONS_FOLDER } from './migrate.ts';
import { openDatabase } from './open-database.ts';

describe('migrations', () => {
  test('applying them again, from several processes at once, changes nothing', async () => {
    await using test_ = await disposable();
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(test_.database)));
    expect(applied.flat()).toEqual([]);
  });

  test('a database newer than the code is refused', async () => {
    await using test_ = await disposable();
    await test_.database.query(`INSERT INTO migraciones (nombre) VALUES ('9999_del_futuro.sql')`);
    await expect(migrate(test_.database)).rejects.toThrow(DatabaseTooNewError);
  });

  test('one that the database refuses is named, with what it says to do, and nothing of it is kept', async () => {
    await using test_ = await disposable();
    const folder = await mkdtemp(join(tmpdir(), 'citas-migraciones-'));
    await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
    await writeFile(
      join(folder, '9998_rol.sql'),
      `CREATE TABLE nueva (); DO $$ BEGIN RAISE EXCEPTION 'may not' USING HINT = 'Ask an administrator'; END $$`,
    );
    await expect(migrate(test_.database, folder)).rejects.toThrow(
      /9998_rol\.sql: may not\. Ask an administrator$/,
    );
    await rm(folder, { recursive: true });
    const [left] = await test_.database.query(`SELECT to_regclass('nueva') AS tabla`);
    expect(left).toEqual({ tabla: null });
  });

  test('events of a month that had no partition move into it, and none is lost', async () => {
    await using test_ = await disposable();
    const { database } = test_;
    await database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('negocio_123', 'Aurora', 'America/Mexico_City')`,
    );
    // As after months without a start.
    const [mes] = await database.query<{ tabla: string }>(
      `SELECT 'eventos_' || to_char(now() AT TIME ZONE 'UTC' + interval '2 months', 'YYYY_MM') AS tabla`,
    );
    await database.query(`DROP TABLE ${mes?.tabla}`);
    await database.query(
      `INSERT INTO eventos (canal, seq, tipo, datos, por, creado_en)
       SELECT 'citas:negocio_123', n, 'cita_created', '{}', '{}',
         (now() AT TIME ZONE 'UTC' + make_interval(months => (n / 3)::int)) AT TIME ZONE 'UTC'
       FROM generate_series(1, 8) AS n`,
    );
    const events = () =>
      database.query<{ seq: number; tabla: string }>(
        'SELECT seq, tableoid::regclass::text AS tabla, creado_en FROM eventos ORDER BY seq',
      );
    const before = await events();
    expect(before.filter(({ tabla }) => tabla === 'eventos_resto').map(({ seq }) => seq)).toEqual([6, 7, 8]);

    await Promise.all([migrate(database), migrate(database)]);
    const after = await events();
    expect(after.filter(({ tabla }) => tabla === mes?.tabla).map(({ seq }) => seq)).toEqual([6, 7, 8]);
    expect(after).toEqual(before.map((event) => ({ ...event, tabla: after[event.seq - 1]?.tabla })));
    await database.query(
      `INSERT INTO eventos (canal, seq, tipo, datos, por) VALUES ('c', 1, 't', '{}', '{}')`,
    );
  });

  test('a backup that reads the log for long holds up no start, and no writer behind it', async () => {
    await using test_ = await disposable();
    const { database } = test_;
    const all = await months(database);
    await database.query(`DROP TABLE ${all.at(-2)}`);
    await database.transaction(async (backup) => {
      // A start that waits for it, and should not, has it broken off and fails.
      await backup.query(`SET LOCAL idle_in_transaction_session_timeout = '15s'`);
      await backup.query('LOCK TABLE eventos IN ACCESS SHARE MODE');
      const write = `INSERT INTO eventos (canal, seq, tipo, datos, por) VALUES ('c', 1, 't', '{}', '{}')`;
      const [applied] = await Promise.all([migrate(database), database.query(write)]);
      expect(applied).toEqual([]);
      expect(await months(database)).toHaveLength(all.length - 1);
    });
    await migrate(database);
    expect(await months(database)).toEqual(all);
  });

  test('a new database has its months when it is ready', async () => {
    await using test_ = await disposable();
    const url = new URL(test_.url);
    const name = `${url.pathname.slice(1)}_vacia`;
    await test_.database.query(`CREATE DATABASE ${name}`);
    url.pathname = `/${name}`;
    const database = await openDatabase({ url: url.href, max: 1 });
    expect((await migrate(database)).length).toBeGreaterThan(0);
    expect(await months(database)).toEqual(await months(test_.database));
    await database.stop();
    await test_.database.query(`DROP DATABASE ${name}`);
  });

  test('writers and readers of the log go on beside it', async () => {
    await using test_ = await disposable();
    const { database } = test_;
    await database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('negocio_123', 'Aurora', 'America/Mexico_City')`,
    );
    for (const tabla of await months(database)) await database.query(`DROP TABLE ${tabla}`);
    const write = () =>
      database.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
         VALUES ('negocio_123', 'Ana', 'Corte', '2026-12-01', '10:00', '10:30')`,
      );
    const prepare = () => database.query('SELECT eventos_preparar_particiones()');
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 8 === 3 ? prepare() : write())));
    const [kept] = await database.query<{ events: number; last: number }>(
      `SELECT count(*)::int AS events, max(seq)::int AS last FROM eventos WHERE canal = 'citas:negocio_123'`,
    );
    expect(kept).toEqual({ events: 35, last: 35 });
  });
});

async function months(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ tabla: string }>(
    `SELECT inhrelid::regclass::text AS tabla FROM pg_inherits
     WHERE inhparent = 'eventos'::regclass AND inhrelid <> 'eventos_resto'::regclass ORDER BY 1`,
  );
  return rows.map(({ tabla }) => tabla);
}

async function disposable() {
  const test_ = await createTestDatabase();
  return { ...test_, [Symbol.asyncDispose]: () => test_.drop() };
}

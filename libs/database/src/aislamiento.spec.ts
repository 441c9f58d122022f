import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
let database: Database;
let mine: Database;

/** What is no negocio's: it stays out of reach altogether. */
const OF_NOBODY = ['migraciones', 'registro_origen', 'hubs', 'intentos_fallidos'];
/** A month of the log, which may be yet to come. */
const OF_A_MONTH = /^eventos_\d/;
/** The column that says whose a row is, and what it holds for the negocio `ajeno`. */
const OWNER: Record<string, readonly [column: string, values: readonly string[]]> = {
  negocios: ['id', ['ajeno']],
  canales: ['canal', ['citas:ajeno', 'notificaciones:ajeno']],
  eventos: ['canal', ['citas:ajeno', 'notificaciones:ajeno']],
};
const ownerOf = (table: string) => OWNER[table] ?? (['negocio_id', ['ajeno']] as const);

let tables: string[];
beforeAll(async () => {
  own = await createTestDatabase();
  database = own.database;
  for (const id of ['propio', 'ajeno']) await seed(database, id);
  mine = database.forNegocio('propio');
  tables = (
    await database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    )
  )
    .map(({ name }) => name)
    .filter((name) => !OF_NOBODY.includes(name));
});
afterAll(() => own.drop());

/** A row in every table. */
async function seed(db: Database, id: string): Promise<void> {
  const sql = `
    INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('$', 'Negocio $', 'Europe/Madrid');
    INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) VALUES ('$', 'ana@$.demo', 'Ana', '', 'admin');
    INSERT INTO servicios (negocio_id, nombre) VALUES ('$', 'Corte');
    INSERT INTO profesionales (negocio_id, nombre) VALUES ('$', 'Luis');
    INSERT INTO clientes (negocio_id, nombre) VALUES ('$', 'Ana');
    INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
      VALUES ('$', 'Ana', 'Corte', '2026-11-25', '10:00', '10:30');
    INSERT INTO bloqueos (negocio_id, desde, hasta) VALUES ('$', '2026-12-25', '2026-12-25');
    INSERT INTO series (negocio_id, frecuencia, cada, desde, veces) VALUES ('$', 'semanal', 1, '2026-11-25', 4);
    INSERT INTO agendas (negocio_id, profesional_id, hash) SELECT '$', id, sha256('$') FROM profesionales WHERE negocio_id = '$';
    INSERT INTO pantallas (negocio_id, nombre, hash, expira_en, emparejada_en) VALUES ('$', 'Entrada', sha256('$'), now(), now());
    INSERT INTO idempotencia (negocio_id, usuario_id, clave, huella) SELECT '$', id, 'k', '' FROM usuarios WHERE negocio_id = '$';
    INSERT INTO sesiones (negocio_id, usuario_id, familia, hash, expira_en)
      SELECT '$', id, id, sha256('$'), now() FROM usuarios WHERE negocio_id = '$';
    INSERT INTO citas_avisadas (negocio_id, cita_id, fecha, hora_fin)
      SELECT '$', id, fecha, hora_fin FROM citas WHERE negocio_id = '$';
    UPDATE usuarios SET version_token = version_token + 1 WHERE negocio_id = '$'`;
  for (const statement of sql.replaceAll('$', id).split(';')) await db.query(statement);
}

/** All but those that the database makes from others. */
async function givenColumns(table: string): Promise<string> {
  const columns = await database.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return columns.map(({ name }) => name).join(', ');
}

async function stateOf(error: Promise<unknown>): Promise<unknown> {
  try {
    return await error;
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
}

async function everything(): Promise<string> {
  const rows = await Promise.all(
    tables.map((table) =>
      database.query(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`),
    ),
  );
  return JSON.stringify(rows);
}

describe('as one negocio sees the database', () => {
  test('every table has rows of both, and of every table it sees at most its own', async () => {
    for (const table of tables) {
      const [column, values] = ownerOf(table);
      const count = async (db: Database) =>
        (await db.query(`SELECT FROM ${table} WHERE ${column} = ANY ($1)`, [values])).length;
      expect([table, (await count(database)) > 0]).toEqual([table, true]);
      expect([table, await stateOf(count(mine))]).toEqual([table, 0]);
    }
  });

  test("it neither changes nor deletes another's rows, nor makes its own another's", async () => {
    const before = await everything();
    for (const table of tables) {
      const [column, [whose]] = ownerOf(table);
      const untouched = [[], '42501'];
      const where = `WHERE ${column} = $1 RETURNING 1`;
      expect(untouched).toContainEqual(
        await stateOf(mine.query(`UPDATE ${table} SET ${column} = ${column} ${where}`, [whose])),
      );
      expect(untouched).toContainEqual(await stateOf(mine.query(`DELETE FROM ${table} ${where}`, [whose])));
      const stolen = await stateOf(mine.query(`UPDATE ${table} SET ${column} = $1 RETURNING 1`, [whose]));
      expect([[], '42501', '23000', '23505', '23503']).toContainEqual(stolen);
    }
    expect(await everything()).toBe(before);
  });

  test("it puts no row into another's name", async () => {
    const before = await everything();
    for (const table of tables) {
      const [column, values] = ownerOf(table);
      const [found] = await database.query<{ row: object }>(
        `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${column} = ANY ($1)`,
        [values],
      );
      const given = await givenColumns(table);
      const forged = mine.query(
        `INSERT INTO ${table} (${given}) SELECT ${given} FROM jsonb_populate_record(NULL::${table}, $1)`,
        [JSON.stringify(found?.row)],
      );
      expect([table, await stateOf(forged)]).toEqual([table, '42501']);
    }
    expect(await everything()).toBe(before);
  });

  test.each(OF_NOBODY)('%s, which is of none, is out of its reach', async (table) => {
    expect(await stateOf(mine.query(`SELECT FROM ${table}`))).toBe('42501');
  });

  test('a transaction is bound too, and the connection is free of it afterwards', async () => {
    const ids = await mine.transaction((tx) => tx.query<{ id: string }>('SELECT id FROM negocios'));
    expect(ids).toEqual([{ id: 'propio' }]);
    expect(await database.query('SELECT FROM negocios')).toHaveLength(2);
  });

  test('a name that would end the statement is only a name', async () => {
    const odd = database.forNegocio(`x'; RESET ROLE; --`);
    expect(await odd.query('SELECT FROM negocios')).toEqual([]);
  });

  test('without a name nothing is seen', async () => {
    const seen = await database.transaction(async (tx) => {
      await tx.query('SET LOCAL ROLE citas_api');
      return tx.query('SELECT FROM negocios');
    });
    expect(seen).toEqual([]);
  });
});

describe('whoever was granted every right on every table, as the Data API of Supabase may be', () => {
  /** Whatever shows rows, the partitions of the log too, of which each can be named. */
  const named = async () =>
    (
      await database.query<{ name: string; bound: boolean }>(
        `SELECT relname AS name, relrowsecurity AS bound FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`,
      )
    ).map(({ name, bound }) => [name, bound] as const);

  test('finds row-level security everywhere, in a month of the log that is made later too', async () => {
    const before = await named();
    await database.query('SELECT eventos_preparar_particiones(5)');
    const all = await named();
    expect(all.length).toBeGreaterThan(before.length);
    expect(all.filter(([, bound]) => !bound)).toEqual([]);
  });

  test('sees no row and puts none in', async () => {
    const all = (await named()).map(([name]) => name);
    await database.transaction(async (tx) => {
      await tx.query(`INSERT INTO hubs (id, url) VALUES (gen_random_uuid(), 'http://hub');
        INSERT INTO intentos_fallidos VALUES (sha256('clave'), 1, now());
        INSERT INTO eventos (canal, seq, tipo, datos, por, creado_en) VALUES ('c', 1, 't', '{}', '{}', '2000-01-01')`);
      const seen = async () => {
        const some = [];
        for (const table of all)
          if ((await tx.query(`SELECT FROM ${table} LIMIT 1`)).length) some.push(table);
        return some;
      };
      const filled = all.filter((table) => !OF_A_MONTH.test(table));
      expect(await seen()).toEqual(expect.arrayContaining(filled));
      const role = `${new URL(own.url).pathname.slice(1)}_otra`;
      await tx.query(`CREATE ROLE ${role}; GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role};
        GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${role}; SET LOCAL ROLE ${role}`);
      expect(await seen()).toEqual([]);
      for (const table of all) {
        await tx.query('SAVEPOINT antes');
        expect([table, await stateOf(tx.query(`INSERT INTO ${table} DEFAULT VALUES`))]).toEqual([
          table,
          '42501',
        ]);
        await tx.query('ROLLBACK TO antes');
      }
      await tx.query('ROLLBACK');
    });
  });
});

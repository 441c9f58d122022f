import type { Database } from '@citas/database';
import { NEGOCIOS } from './stats-server.ts';

const SINGLES = 300;
const BULK = 100_000;

/** Tables with the same columns, rows, indexes and constraints. */
export const TABLES = { bare: 'citas_sin', counters: 'citas_contadas', ours: 'citas' } as const;
export type TableKey = keyof typeof TABLES;

export async function makeTables(database: Database): Promise<void> {
  for (const table of [TABLES.bare, TABLES.counters]) {
    await database.query(`CREATE TABLE ${table} (LIKE citas INCLUDING ALL)`);
    await database.query(
      `DO $$ DECLARE definicion text; BEGIN
         FOR definicion IN SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'citas'::regclass AND contype = 'f' LOOP
           EXECUTE 'ALTER TABLE ${table} ADD ' || definicion;
         END LOOP;
       END $$`,
    );
    await database.query(`INSERT INTO ${table} SELECT * FROM citas`);
  }
  await database.query(
    `CREATE FUNCTION solo_contar() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
         SELECT negocio_id, fecha, estado, count(*)::integer AS n, sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
         FROM nuevas GROUP BY 1, 2, 3) d;
       RETURN NULL;
     END $$`,
  );
  await database.query(
    `CREATE TRIGGER contar AFTER INSERT ON ${TABLES.counters} REFERENCING NEW TABLE AS nuevas
     FOR EACH STATEMENT EXECUTE FUNCTION solo_contar()`,
  );
  await database.query('VACUUM ANALYZE');
}

/** Milliseconds of each of some INSERTs with a commit of its own, with a professional whose time it takes. */
export async function insertOneByOne(database: Database, key: TableKey, round: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < SINGLES; i += 1) {
    const at = round * SINGLES + i;
    const slot = Math.floor(at / NEGOCIOS);
    const startedAt = performance.now();
    await database.query(
      `INSERT INTO ${TABLES[key]} (negocio_id, cliente, servicio, profesional_id, profesional, fecha, hora_inicio, hora_fin)
       SELECT negocio_id, 'Ana Pérez Gil', 'Corte y peinado', id, nombre, CURRENT_DATE + 1 + $2::int, '10:00', '10:45'
       FROM profesionales WHERE negocio_id = $1`,
      [`negocio_${at % NEGOCIOS}`, slot],
    );
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** Milliseconds of one INSERT of many citas of one negocio, as an import makes it; undone afterwards. */
export async function insertMany(database: Database, key: TableKey): Promise<number> {
  const undone = new Error('undone');
  let took = 0;
  await database
    .transaction(async (tx) => {
      const startedAt = performance.now();
      await tx.query(
        `INSERT INTO ${TABLES[key]} (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
         SELECT 'negocio_0', 'Ana Pérez Gil', 'Corte y peinado', CURRENT_DATE - g / 100, '10:00', '10:45'
         FROM generate_series(1, $1::int) AS g`,
        [BULK],
      );
      took = performance.now() - startedAt;
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return took;
}

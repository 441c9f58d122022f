import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbeddedServer, type Database } from '@citas/database';

export const NEGOCIOS = 1000;
/** Of a negocio, on every day of its history. */
const CITAS_A_DAY = 8;

export interface StatsServer {
  /** A database of its own with so many citas, evenly of all negocios: the more there are the longer the history. */
  fill(citas: number): Promise<Database>;
  stop(): Promise<void>;
}

/** A PostgreSQL with the settings that `npm start` runs: commits wait for the disk. */
export async function startStatsServer(): Promise<StatsServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'citas-bench-'));
  const server = await startEmbeddedServer({ dataDir });
  const admin = await openDatabase({ url: server.superuserUrl, max: 1 });
  const open: Database[] = [];
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= server.stop());
  // A statement that fills a database takes minutes: whoever interrupts does not wait for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  return {
    async fill(citas) {
      const url = new URL(server.superuserUrl);
      url.pathname = `/bench_${open.length}`;
      await admin.query(`CREATE DATABASE bench_${open.length}`);
      // One connection: what a session sets holds for the next statement.
      const database = await openDatabase({ url: url.toString(), max: 1 });
      open.push(database);
      await migrate(database);
      await insertCitas(database, citas);
      return database;
    },
    async stop() {
      for (const database of [...open, admin]) await database.stop();
      await end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

// An index that is made at the end costs a fifth of one that is kept meanwhile.
const DROP_INDEXES = `
  SET maintenance_work_mem = '256MB';
  CREATE TEMP TABLE indices AS SELECT indexname, indexdef FROM pg_indexes
    WHERE tablename = 'citas' AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conrelid = 'citas'::regclass);
  DO $$ DECLARE nombre text; BEGIN
    FOR nombre IN SELECT indexname FROM indices LOOP EXECUTE format('DROP INDEX %I', nombre); END LOOP;
  END $$`;
const CREATE_INDEXES = `
  DO $$ DECLARE definicion text; BEGIN
    FOR definicion IN SELECT indexdef FROM indices LOOP EXECUTE definicion; END LOOP;
  END $$`;

/** In the order of time, as they would have come, without triggers; the counters are counted afterwards. */
async function insertCitas(database: Database, citas: number): Promise<void> {
  await database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria)
     SELECT 'negocio_' || n, 'Negocio ' || n, 'Etc/UTC' FROM generate_series(0, $1::int - 1) AS n`,
    [NEGOCIOS],
  );
  await database.query(`INSERT INTO profesionales (negocio_id, nombre) SELECT id, 'Luis' FROM negocios`);
  await database.query('ALTER TABLE citas DISABLE TRIGGER ALL');
  await database.query(DROP_INDEXES);
  await database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado)
     SELECT 'negocio_' || g % $2::int, 'Ana Pérez Gil', 'Corte y peinado',
       CURRENT_DATE - (($1::int - 1 - g) / $2::int / $3::int), make_time(9 + g / $2::int % $3::int, 0, 0),
       make_time(9 + g / $2::int % $3::int, 45, 0),
       (ARRAY['completada', 'completada', 'completada', 'confirmada', 'pendiente', 'completada', 'cancelada', 'no_asistio'])[1 + g / 7 % 8]
     FROM generate_series(0, $1::int - 1) AS g`,
    [citas, NEGOCIOS, CITAS_A_DAY],
  );
  await database.query(CREATE_INDEXES);
  await database.query('ALTER TABLE citas ENABLE TRIGGER ALL');
  await database.query(
    `SELECT estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
       SELECT negocio_id, fecha, estado, count(*)::integer AS n, sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
       FROM citas GROUP BY 1, 2, 3) d GROUP BY negocio_id`,
  );
  await database.query('VACUUM ANALYZE');
  await database.query('CHECKPOINT');
}

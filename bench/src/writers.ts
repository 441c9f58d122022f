import { openDatabase, type Database } from '@citas/database';
import { roundsOf, type Options } from './options.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { comparison, inTurns, ratios } from './report/rounds.ts';
import { NEGOCIOS, startStatsServer } from './stats/stats-server.ts';
import { makeTables, TABLES } from './stats/writes.ts';

const WRITERS = [1, 10, 50];
const WINDOW_MS = 1500;
const ROUNDS = 5;
const CITAS_BEFORE = 20_000;
/** Writes of each connection that are not counted. */
const WARM_UP = 6;

interface Way {
  readonly name: string;
  readonly table: string;
  /** Said once in each connection. */
  readonly settings: string;
  /** Sent after each commit. */
  readonly after?: string;
}

const HINT = `SELECT pg_notify('citas_hint', $1)`;
const HINT_LEFT_TO_API = `SET citas.aviso = 'api'`;

/** The plain one is the last: all are compared with it. */
const WAYS: readonly Way[] = [
  {
    name: 'events and counters, the hint left to the writer',
    table: TABLES.ours,
    settings: HINT_LEFT_TO_API,
  },
  {
    name: 'the same, and a hint after each commit',
    table: TABLES.ours,
    settings: HINT_LEFT_TO_API,
    after: HINT,
  },
  { name: 'SQL from outside: the hint in the transaction', table: TABLES.ours, settings: 'SELECT' },
  { name: 'no triggers', table: TABLES.bare, settings: 'SELECT' },
];

/** How many citas a second can be written by several at once, each in a transaction, over many negocios. */
export async function* writers(options: Options): AsyncGenerator<Outcome> {
  const postgres = await startStatsServer();
  try {
    const database = await postgres.fill(CITAS_BEFORE);
    await makeTables(database);
    for (const count of options.isQuick ? [10] : WRITERS) {
      const rates = await inTurns(WAYS, roundsOf(options, ROUNDS), (way) => rate(way, database.url, count));
      const plain = rates.length - 1;
      const ratio = (way: number) => median(ratios(rates, way, plain));
      yield {
        title: `${count} ${count === 1 ? 'writer' : 'writers'} over ${NEGOCIOS} negocios`,
        head: ['INSERT a second', 'to the last row', 'rounds', 'a second'],
        rows: comparison(rates, plain, 0),
        verdicts: count > 1 ? [verdict(GOALS.writers, ratio(0), `${count} writers`)] : [],
      };
    }
  } finally {
    await postgres.stop();
  }
}

/** Commits a second, all writers together. */
async function rate(way: Way, url: string, count: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: count }, () => openDatabase({ url, max: 1 })));
  try {
    for (const [index, connection] of connections.entries()) {
      await connection.query(way.settings);
      // A connection compiles the triggers at its first write, some 40 ms: those of an application live for hours.
      for (let warmUp = 0; warmUp < WARM_UP; warmUp += 1) await writeOne(way, connection, index);
    }
    const begin = performance.now();
    const written = await Promise.all(connections.map((each, index) => write(way, each, index, begin)));
    const seconds = (performance.now() - begin) / 1000;
    return written.reduce((sum, one) => sum + one, 0) / seconds;
  } finally {
    await Promise.all(connections.map((connection) => connection.stop()));
  }
}

async function write(way: Way, database: Database, writer: number, begin: number): Promise<number> {
  let written = 0;
  while (performance.now() - begin < WINDOW_MS) {
    await writeOne(way, database, writer);
    written += 1;
  }
  return written;
}

async function writeOne(way: Way, database: Database, writer: number): Promise<void> {
  const negocio = `negocio_${Math.floor(Math.random() * NEGOCIOS)}`;
  await database.query(
    `INSERT INTO ${way.table} (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     VALUES ($1, 'Ana Pérez Gil', 'Corte y peinado', CURRENT_DATE + $2::int, '10:00', '10:45')`,
    [negocio, writer],
  );
  if (way.after) await database.query(way.after, [negocio]);
}

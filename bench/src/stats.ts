import type { Database } from '@citas/database';
import { roundsOf, type Options } from './options.ts';
import { GOALS, verdict, type Verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { shuffled } from './report/rounds.ts';
import { times } from './report/table.ts';
import { READERS, type Figures } from './stats/reads.ts';
import { NEGOCIOS, startStatsServer, type StatsServer } from './stats/stats-server.ts';
import { insertMany, insertOneByOne, makeTables, TABLES, type TableKey } from './stats/writes.ts';

type ReaderKey = keyof typeof READERS;
const READER_KEYS = Object.keys(READERS) as ReaderKey[];
const TABLE_KEYS = Object.keys(TABLES) as TableKey[];
/** Growth is told from here on: with fewer, what there is fits into a few pages. */
const GROWTH_FROM = 100_000;
const WRITES_BESIDE = 100_000;
const ROUNDS = 5;

const number = (n: number) => n.toLocaleString('en');

/** What the figures of many negocios cost to read and, in every write, to keep. */
export async function* stats(options: Options): AsyncGenerator<Outcome> {
  const rounds = roundsOf(options, ROUNDS);
  const server = await startStatsServer();
  try {
    yield await reads(server, options.citas, rounds);
    yield await writes(server, rounds);
  } finally {
    await server.stop();
  }
}

async function reads(server: StatsServer, citas: readonly number[], rounds: number): Promise<Outcome> {
  const sizes = [...citas].sort((a, b) => a - b);
  const databases = new Map<number, Database>();
  for (const size of sizes) databases.set(size, await server.fill(size));
  const taken = new Map<string, number[]>();
  // The first round warms the caches up and is not counted.
  for (let round = 0; round <= rounds; round += 1)
    for (const size of shuffled(sizes))
      for (const key of shuffled(READER_KEYS)) {
        const startedAt = performance.now();
        const figures = await READERS[key].read(databases.get(size)!);
        const ms = performance.now() - startedAt;
        assertTotal(figures, size);
        if (round > 0) add(taken, `${key} ${size}`, ms);
      }
  const of = (key: ReaderKey, size: number) => median(taken.get(`${key} ${size}`) ?? []);
  const rows = READER_KEYS.map((key) => [
    READERS[key].name,
    ...sizes.map((size) => of(key, size).toFixed(1)),
  ]);
  const head = [
    `ms for the figures of ${number(NEGOCIOS)} negocios`,
    ...sizes.map((size) => `${number(size)} citas`),
  ];
  return { title: 'Statistics', head, rows, verdicts: readVerdicts(sizes, (size) => of('ours', size)) };
}

function readVerdicts(sizes: readonly number[], ours: (size: number) => number): Verdict[] {
  const most = sizes.at(-1) ?? 0;
  const from = sizes.find((size) => size >= GROWTH_FROM);
  const figures = verdict(GOALS.figures, ours(most), `${number(most)} citas`);
  if (from === undefined || from >= most) return [figures];
  const where = `${number(most)} against ${number(from)}`;
  return [figures, verdict(GOALS.history, ours(most) / ours(from), where)];
}

/** No reader is fast because it reads something else. */
function assertTotal(figures: readonly Figures[], citas: number): void {
  const total = figures.reduce((sum, each) => sum + each.total, 0);
  if (figures.length !== NEGOCIOS || total !== citas)
    throw new Error(`read ${total} citas of ${figures.length} negocios, not ${citas} of ${NEGOCIOS}`);
}

interface Write {
  readonly name: string;
  readonly commits: 'on' | 'off';
  readonly take: (database: Database, key: TableKey, round: number) => Promise<number>;
}

const single = async (database: Database, key: TableKey, round: number) =>
  median(await insertOneByOne(database, key, round));

const WRITES: Record<'single' | 'unwaited' | 'bulk', Write> = {
  single: { name: 'one cita, until it is on the disk', commits: 'on', take: single },
  unwaited: {
    name: 'one cita, without waiting for the disk',
    commits: 'off',
    take: (database, key, round) => single(database, key, round + 1000),
  },
  bulk: { name: '100,000 citas in one statement', commits: 'off', take: insertMany },
};

async function writes(server: StatsServer, rounds: number): Promise<Outcome> {
  const database = await server.fill(WRITES_BESIDE);
  await makeTables(database);
  const taken = new Map<string, number[]>();
  const ratios = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, { commits, take }] of Object.entries(WRITES)) {
      await database.query(`SET synchronous_commit = ${commits}`);
      const ms = new Map<TableKey, number>();
      for (const key of shuffled(TABLE_KEYS)) ms.set(key, await take(database, key, round));
      if (round === 0) continue;
      for (const key of TABLE_KEYS) {
        add(taken, `${name} ${key}`, ms.get(key)!);
        add(ratios, `${name} ${key}`, ms.get(key)! / ms.get('bare')!);
      }
    }
  const ratio = (name: string, key: TableKey) => median(ratios.get(`${name} ${key}`) ?? []);
  const rows = Object.entries(WRITES).map(([key, { name }]) => [
    name,
    median(taken.get(`${key} bare`) ?? []).toFixed(2),
    times(ratio(key, 'counters')),
    times(ratio(key, 'ours')),
  ]);
  return {
    title: 'An INSERT',
    head: ['INSERT', 'no triggers, ms', 'counters only', 'Citas en vivo'],
    rows,
    verdicts: [
      verdict(GOALS.singleInsert, ratio('single', 'ours'), WRITES.single.name),
      verdict(GOALS.singleInsert, ratio('unwaited', 'ours'), WRITES.unwaited.name),
      verdict(GOALS.bulkInsert, ratio('bulk', 'ours'), 'of one negocio'),
    ],
  };
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

import { LoadProcess } from './load/load-process.ts';
import { roundsOf, type Options } from './options.ts';
import { negocioId, ProductDatabase } from './product/product-database.ts';
import { productSeats, startProductHub } from './product/product-hub.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { comparison, inTurns, ratios } from './report/rounds.ts';
import { end } from './servers/running.ts';

const VIEWERS = 4000;
const TICKS = 12;
const ROUNDS = 5;

/** Hubs on one database, and the viewers of each. */
interface Fleet {
  readonly name: string;
  /** Of a negocio of its own, so that one fleet is idle while the other is measured. */
  readonly negocio: number;
  readonly hubs: readonly {
    readonly server: ReturnType<typeof startProductHub>;
    readonly load: LoadProcess;
  }[];
}

/**
 * Deliveries in a second of the busiest hub's processor time, of one hub and of two that share the viewers: what they
 * could do if each had a core to itself, and load generators, database and bench had theirs.
 */
export async function* processes(options: Options): AsyncGenerator<Outcome> {
  const database = await ProductDatabase.start(2);
  const fleets: Fleet[] = [];
  try {
    fleets.push(await raise('two hubs', 0, database, 2));
    fleets.push(await raise('one hub', 1, database, 1));
    const rates = await inTurns(fleets, roundsOf(options, ROUNDS), (fleet) => measure(fleet, database));
    yield {
      title: `${VIEWERS} viewers of one negocio, one process and two`,
      head: ['deliveries a second of the busiest hub', 'to the last row', 'rounds', 'a second'],
      rows: comparison(rates, 1, 0),
      verdicts: [verdict(GOALS.processes, median(ratios(rates, 0, 1)), 'each on a core')],
    };
  } finally {
    for (const { hubs } of fleets) await Promise.all(hubs.map(end));
    await database.stop();
  }
}

async function raise(
  name: string,
  negocio: number,
  database: ProductDatabase,
  hubCount: number,
): Promise<Fleet> {
  const hubs = Array.from({ length: hubCount }, () => ({
    server: startProductHub(database.url),
    load: new LoadProcess(),
  }));
  const seats = productSeats('citas', 2).slice(negocio, negocio + 1);
  for (const { server, load } of hubs) await load.connect(await server.port(), VIEWERS / hubCount, seats);
  return { name, negocio, hubs };
}

async function measure({ hubs, negocio }: Fleet, database: ProductDatabase): Promise<number> {
  const cpu = () => Promise.all(hubs.map(({ server }) => server.cpuMicros()));
  const before = await cpu();
  for (let tick = 1; tick <= TICKS; tick += 1) {
    await database.book(1, negocioId(negocio));
    await Promise.all(hubs.map(({ load }) => load.heard(tick)));
  }
  await Promise.all(hubs.map(({ load }) => load.verify(TICKS)));
  const spent = (await cpu()).map((micros, hub) => micros - (before[hub] ?? 0));
  return (VIEWERS * TICKS) / (Math.max(...spent) / 1e6);
}

import { roundsOf, type Options } from './options.ts';
import { ProductDatabase } from './product/product-database.ts';
import { productSeats, startProductHub } from './product/product-hub.ts';
import type { Seat } from './load/seat.ts';
import { LoadProcess } from './load/load-process.ts';
import { GOALS, verdict, type Verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { end } from './servers/running.ts';
import type { LongestTurn } from './servers/loop-watch.ts';
import type { ServerProcess } from './servers/server-process.ts';

const VIEWERS = 5000;
const NEGOCIOS = 1000;
/** The sign of life comes every 5 s: one is in every window. */
const WINDOW_MS = 6000;
const SETTLE_MS = 1000;
const ROUNDS = 3;

interface Audience {
  readonly name: string;
  readonly seats: readonly Seat[];
  /** What sets the tick off, besides the 5 s. */
  change(): Promise<void>;
}

/** The longest turn of the hub's event loop while it tells thousands. */
export async function* stall(options: Options): AsyncGenerator<Outcome> {
  const rounds = roundsOf(options, ROUNDS);
  const database = await ProductDatabase.start(NEGOCIOS);
  try {
    const rows: string[][] = [];
    const verdicts: Verdict[] = [];
    for (const audience of audiences(database)) {
      const turns = await watch(audience, database, rounds);
      const gaps = turns.map(({ gapMs }) => gapMs);
      const cpu = turns.map(({ cpuMs }) => cpuMs);
      rows.push([audience.name, ...[gaps, cpu].flatMap((ms) => [median(ms), Math.max(...ms)]).map(oneDigit)]);
      verdicts.push(verdict(GOALS.stall, median(cpu), audience.name));
    }
    const head = ['longest turn of the event loop, ms', 'by the clock', 'worst', 'CPU in it', 'worst'];
    yield { title: 'Stall by a tick', head, rows, verdicts };
  } finally {
    await database.stop();
  }
}

const audiences = (database: ProductDatabase): readonly Audience[] => [
  {
    name: `estadisticas of ${NEGOCIOS} negocios, ${VIEWERS / NEGOCIOS} viewers each`,
    seats: productSeats('estadisticas', NEGOCIOS),
    change: () => database.bookEverywhere(),
  },
  {
    name: `estadisticas of one negocio, ${VIEWERS} viewers`,
    seats: productSeats('estadisticas'),
    change: () => database.book(1),
  },
  {
    name: `citas of one negocio, ${VIEWERS} viewers`,
    seats: productSeats('citas'),
    change: () => database.book(1),
  },
];

async function watch(audience: Audience, database: ProductDatabase, rounds: number): Promise<LongestTurn[]> {
  const server = startProductHub(database.url);
  const load = new LoadProcess();
  try {
    await load.connect(await server.port(), VIEWERS, audience.seats);
    const turns: LongestTurn[] = [];
    // The first round warms the code up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      await pause(SETTLE_MS);
      const turn = await longestTurn(server, audience);
      if (round > 0) turns.push(turn);
    }
    return turns;
  } finally {
    await end({ server, load });
  }
}

async function longestTurn(server: ServerProcess, audience: Audience): Promise<LongestTurn> {
  await server.ask({ ask: 'watch-loop' });
  await audience.change();
  await pause(WINDOW_MS);
  const { longest } = await server.ask({ ask: 'longest-turn' });
  if (!longest) throw new Error('the hub did not tell its longest turn');
  return longest;
}

const oneDigit = (ms: number): string => ms.toFixed(1);

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

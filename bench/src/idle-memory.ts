import { roundsOf, type Options } from './options.ts';
import { ProductDatabase } from './product/product-database.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { times } from './report/table.ts';
import { bareNet, plainWs, theProduct, type Contestant } from './servers/contestant.ts';
import { end, run } from './servers/running.ts';

const SIZES = [5000, 10_000];
/** Opened before anything is measured: what the code itself takes is not the connections'. */
const WARM_UP = 200;
const ROUNDS = 2;
const BYTES_A_KB = 1000;

/** What an idle connection, subscribed and with nothing to hear, adds to the memory of its server. */
export async function* idleMemory(options: Options): AsyncGenerator<Outcome> {
  const rounds = roundsOf(options, ROUNDS);
  const database = await ProductDatabase.start(1);
  try {
    const contestants = [theProduct(database), plainWs, bareNet];
    const perRound: number[][][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const growths: number[][] = [];
      for (const contestant of contestants) growths.push(await grow(contestant));
      perRound.push(growths);
    }
    yield outcomeOf(contestants, perRound);
  } finally {
    await database.stop();
  }
}

/** kB for each connection at each size, on a server of its own. */
async function grow(contestant: Contestant): Promise<number[]> {
  const running = await run(contestant, WARM_UP);
  const { server, load, port } = running;
  try {
    const { value: empty } = await server.ask({ ask: 'memory' });
    const growth: number[] = [];
    for (const size of SIZES) {
      await load.connect(port, size - (load.size - WARM_UP), contestant.seats);
      const { value: full } = await server.ask({ ask: 'memory' });
      growth.push((full - empty) / size / BYTES_A_KB);
    }
    return growth;
  } finally {
    await end(running);
  }
}

function outcomeOf(
  contestants: readonly Contestant[],
  rounds: readonly (readonly (readonly number[])[])[],
): Outcome {
  const of = (contestant: number, size: number) => rounds.map((round) => round[contestant]?.[size] ?? NaN);
  const rows = contestants.map(({ name }, index) => [
    name,
    ...SIZES.map((_, size) => median(of(index, size)).toFixed(1)),
    ...SIZES.map((_, size) => times(median(of(index, size)) / median(of(contestants.length - 1, size)))),
  ]);
  const head = [
    'memory for each idle connection',
    ...SIZES.map((size) => `kB at ${size}`),
    ...SIZES.map((size) => `to the last row at ${size}`),
  ];
  const verdicts = SIZES.map((count, size) =>
    verdict(GOALS.idleMemory, median(of(0, size)), `${count} connections`),
  );
  return { title: 'Idle memory', head, rows, verdicts };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductDatabase } from './product/product-database.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import { keepPace, paceFor, type Pace } from './report/pace.ts';
import { table, times } from './report/table.ts';
import { compileRawWrite } from './servers/compile-raw-write.ts';
import { bareNet, naiveWs, plainWs, theProduct, type Contestant } from './servers/contestant.ts';
import { end, run, type Running } from './servers/running.ts';
import type { Options } from './options.ts';
import { tickCost } from './tick-cost.ts';

const WINDOW_MS = 2000;

/** For each contestant, the microseconds of CPU for a delivered message, a number a round. */
type Costs = readonly { readonly name: string; readonly micros: number[] }[];

export async function fanOut({ subscribers, rounds }: Options): Promise<void> {
  const database = await ProductDatabase.start(1);
  const folder = await mkdtemp(join(tmpdir(), 'citas-bench-c-'));
  try {
    const floor = await compileRawWrite(folder);
    if (!floor) console.log('gcc is not here: the write() in C is left out, and node:net is the bare write.');
    // The product first; the last is what all are compared with.
    const contestants = [theProduct(database), naiveWs, plainWs, bareNet, ...(floor ? [floor] : [])];
    for (const count of subscribers) await compare(contestants, count, rounds);
    const micros = await tickCost(theProduct(database), rounds);
    console.log(`\nA tick costs the product ${micros.toFixed(0)} µs whoever listens: reading the database.`);
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** All are up at once and take turns, so that what disturbs the machine for a while disturbs them alike. */
async function compare(
  contestants: readonly Contestant[],
  subscribers: number,
  rounds: number,
): Promise<void> {
  const all: Running[] = [];
  try {
    for (const contestant of contestants) all.push(await run(contestant, subscribers));
    for (const messagesATick of [1, 10]) {
      const costs = await takeTurns(all, paceFor(subscribers, messagesATick, WINDOW_MS), rounds);
      const how = messagesATick === 1 ? 'one message a tick' : 'bursts of ten a tick';
      print(`${subscribers} subscribers, ${how}`, costs);
      const goal = messagesATick === 1 ? GOALS.oneMessage : GOALS.burst;
      const ratio = median(ratios(costs, 0, costs.length - 1));
      console.log(verdict(goal, ratio, `${subscribers} subscribers`));
    }
  } finally {
    await Promise.all(all.map(end));
  }
}

async function takeTurns(all: readonly Running[], pace: Pace, rounds: number): Promise<Costs> {
  const costs = all.map(({ contestant: { name } }) => ({ name, micros: [] as number[] }));
  // The first round warms the code up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const index of inRandomOrder(all.map((_, each) => each))) {
      const running = all[index];
      if (!running) continue;
      const cost = await measure(running, pace);
      if (round > 0) costs[index]?.micros.push(cost);
    }
  }
  return costs;
}

async function measure({ contestant, server, load }: Running, pace: Pace): Promise<number> {
  const before = await server.cpuMicros();
  await keepPace(pace, () => contestant.publish(server, pace.messagesATick));
  const { total } = await load.verify(pace.ticks * pace.messagesATick);
  return ((await server.cpuMicros()) - before) / total;
}

function print(title: string, costs: Costs): void {
  const floor = costs.length - 1;
  const rows = costs.map(({ name, micros }, index) => {
    const toFloor = ratios(costs, index, floor);
    const range = `${times(Math.min(...toFloor))} to ${times(Math.max(...toFloor))}`;
    const toNet = median(
      ratios(
        costs,
        index,
        costs.findIndex((other) => other.name === bareNet.name),
      ),
    );
    return [name, times(median(toFloor)), range, times(toNet), median(micros).toFixed(2)];
  });
  const head = ['CPU per delivered message', 'to the last row', 'rounds', 'to node:net', 'µs'];
  console.log(`\n### ${title}\n\n${table(head, rows)}\n`);
}

/** What one cost against another, round by round: only within a round do the two compare. */
function ratios(costs: Costs, index: number, against: number): number[] {
  const divisors = costs[against]?.micros ?? [];
  return (costs[index]?.micros ?? []).map((micros, round) => micros / (divisors[round] ?? NaN));
}

function inRandomOrder<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

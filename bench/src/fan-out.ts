import { openFloor } from './servers/floor.ts';
import { roundsOf, type Options } from './options.ts';
import { ProductDatabase } from './product/product-database.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { keepPace, paceFor, type Pace } from './report/pace.ts';
import { comparison, inTurns, ratios } from './report/rounds.ts';
import { bareNet, plainWs, theProduct, type Contestant } from './servers/contestant.ts';
import { end, run, type Running } from './servers/running.ts';
import { tickCost } from './tick-cost.ts';

const WINDOW_MS = 600;
const ROUNDS = 8;

/** What the server's CPU does for each message that one subscriber gets. */
export async function* fanOut(options: Options): AsyncGenerator<Outcome> {
  const rounds = roundsOf(options, ROUNDS);
  const database = await ProductDatabase.start(1);
  const floor = await openFloor();
  try {
    // The product first; the last is what all are compared with.
    const contestants = [theProduct(database), ...floor.go, plainWs, bareNet, ...floor.c];
    for (const count of options.subscribers) yield* compare(contestants, count, rounds, floor.missing);
    const micros = await tickCost(theProduct(database), rounds);
    yield {
      title: 'A tick to one subscriber',
      head: ['CPU of the hub, whoever listens', 'µs'],
      rows: [['Citas en vivo: hint, reading the log, encoding', micros.toFixed(0)]],
    };
  } finally {
    await database.stop();
    await floor.close();
  }
}

/** All are up at once, so that they can take turns. */
async function* compare(
  contestants: readonly Contestant[],
  subscribers: number,
  rounds: number,
  notes: readonly string[],
): AsyncGenerator<Outcome> {
  const all: Running[] = [];
  try {
    for (const contestant of contestants) all.push(await run(contestant, subscribers));
    for (const messagesATick of [1, 10]) {
      const pace = paceFor(subscribers, messagesATick, WINDOW_MS);
      const named = all.map((running) => ({ ...running, name: running.contestant.name }));
      const costs = await inTurns(named, rounds, (running) => measure(running, pace));
      const how = messagesATick === 1 ? 'one message a tick' : 'bursts of ten a tick';
      const ratio = median(ratios(costs, 0, costs.length - 1));
      const goal = messagesATick === 1 ? GOALS.oneMessage : GOALS.burst;
      yield {
        title: `${subscribers} subscribers, ${how}`,
        head: ['CPU per delivered message', 'to the last row', 'rounds', 'µs'],
        rows: comparison(costs, costs.length - 1),
        verdicts: [verdict(goal, ratio, `${subscribers} subscribers`)],
        notes,
      };
    }
  } finally {
    await Promise.all(all.map(end));
  }
}

/** Microseconds for a delivered message. The next tick waits until all have heard the last: none is joined to another. */
async function measure({ contestant, server, load }: Running, pace: Pace): Promise<number> {
  const before = await server.cpuMicros();
  let sent = 0;
  await keepPace(pace, async () => {
    await contestant.publish(server, pace.messagesATick);
    await load.heard((sent += pace.messagesATick));
  });
  const { total } = await load.verify(sent);
  return ((await server.cpuMicros()) - before) / total;
}

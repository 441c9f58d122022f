import { roundsOf, type Options } from './options.ts';
import { ProductDatabase } from './product/product-database.ts';
import { peopleSeats } from './product/product-hub.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { comparison, inTurns, ratios } from './report/rounds.ts';
import { checkingWs, theProduct } from './servers/contestant.ts';
import { openFloor } from './servers/floor.ts';
import { end, run, type Running } from './servers/running.ts';

const ROUNDS = 8;
/** More in each round; those of the rounds before stay. */
const CONNECTIONS = 400;

/** What the server's CPU does for a connection: the handshake, its token, the greeting, one subscription. */
export async function* connect(options: Options): AsyncGenerator<Outcome> {
  const database = await ProductDatabase.start(1);
  const floor = await openFloor();
  const all: (Running & { readonly name: string })[] = [];
  try {
    const seats = peopleSeats(CONNECTIONS);
    for (const contestant of [theProduct(database), checkingWs, ...floor.go])
      all.push({ ...(await run({ ...contestant, seats })), name: contestant.name });
    const costs = await inTurns(all, roundsOf(options, ROUNDS), measure);
    const last = costs.length - 1;
    const isAgainstGo = floor.go.length > 0;
    yield {
      title: 'Connecting',
      head: ['CPU per connection, subscribed', 'to the last row', 'rounds', 'µs'],
      rows: comparison(costs, last, 0),
      verdicts: isAgainstGo
        ? [verdict(GOALS.connecting, median(ratios(costs, 0, last)), 'Citas en vivo')]
        : [],
      notes: floor.missing,
    };
  } finally {
    await Promise.all(all.map(end));
    await database.stop();
    await floor.close();
  }
}

/** Microseconds for each of the new ones. */
async function measure({ contestant, server, load, port }: Running): Promise<number> {
  const before = await server.cpuMicros();
  await load.connect(port, CONNECTIONS, contestant.seats);
  return ((await server.cpuMicros()) - before) / CONNECTIONS;
}

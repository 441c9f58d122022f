import type { Database } from '@citas/database';
import { LoadProcess } from './load/load-process.ts';
import { roundsOf, type Options } from './options.ts';
import { productSeats, startProductHub } from './product/product-hub.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';
import { inTurns, ratios, spread } from './report/rounds.ts';
import { times } from './report/table.ts';
import { ServerProcess } from './servers/server-process.ts';
import { end } from './servers/running.ts';
import { backendCpu, spentSince } from './stats/backend-cpu.ts';
import { NEGOCIOS, startStatsServer } from './stats/stats-server.ts';

const VIEWERS = 5000;
const ROUNDS = 3;
const TICK_MS = 5000;
const GUIDE = `${import.meta.dirname}/servers/guide-hub.ts`;

interface Design {
  readonly name: string;
  start(databaseUrl: string): ServerProcess;
  /** Lets one tick happen, and nothing but what belongs to it. */
  tick(server: ServerProcess): Promise<void>;
}

const DESIGNS: readonly Design[] = [
  {
    name: 'Citas en vivo, all that it does in 5 s',
    start: startProductHub,
    // It ticks by itself; what it polls meanwhile is counted as well.
    tick: () => pause(TICK_MS),
  },
  {
    name: 'the guide’s design: a query for each negocio',
    start: (databaseUrl) => ServerProcess.node(GUIDE, [], { DATABASE_URL: databaseUrl }),
    tick: (server) => server.published(),
  },
];

/** The processor time of one tick of statistics: the hub's, and that of the database. */
export async function* tick(options: Options): AsyncGenerator<Outcome> {
  const citas = Math.max(...options.citas);
  const postgres = await startStatsServer();
  try {
    const database = await postgres.fill(citas);
    const parts = new Map<string, number[][]>();
    const totals = await inTurns(DESIGNS, roundsOf(options, ROUNDS), async (design, round) => {
      const [hub, backends] = await measure(design, database);
      if (round > 0) parts.set(design.name, [...(parts.get(design.name) ?? []), [hub, backends]]);
      return hub + backends;
    });
    const rows = totals.map(({ name, numbers }, index) => {
      const ratio = ratios(totals, index, 1);
      const part = (which: number) => median((parts.get(name) ?? []).map((each) => each[which] ?? NaN));
      return [name, times(median(ratio)), spread(ratio), ...[part(0), part(1), median(numbers)].map(ms)];
    });
    yield {
      title: `A tick: ${NEGOCIOS} negocios, ${VIEWERS} viewers, ${citas.toLocaleString('en')} citas`,
      head: ['CPU', 'to the last row', 'rounds', 'hub, ms', 'database, ms', 'both, ms'],
      rows,
      verdicts: [verdict(GOALS.tick, median(ratios(totals, 0, 1)), `${citas.toLocaleString('en')} citas`)],
    };
  } finally {
    await postgres.stop();
  }
}

/** Microseconds of the hub and of the database for one tick, on a hub of its own. */
async function measure(design: Design, database: Database): Promise<readonly [number, number]> {
  const server = design.start(database.url);
  const load = new LoadProcess();
  try {
    await load.connect(await server.port(), VIEWERS, productSeats('estadisticas', NEGOCIOS));
    // The first tick compiles the code and fills the caches.
    await design.tick(server);
    const [hubBefore, before] = [await server.cpuMicros(), await backendCpu(database)];
    await design.tick(server);
    const hub = (await server.cpuMicros()) - hubBefore;
    return [hub, spentSince(before, await backendCpu(database))];
  } finally {
    await end({ server, load });
  }
}

const ms = (micros: number): string => (micros / 1000).toFixed(1);

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

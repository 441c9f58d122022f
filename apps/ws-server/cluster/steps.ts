import { systemClock } from '@citas/clock';
import type { Random } from '../scenarios/random.ts';
import type { Cluster } from './cluster.ts';
import type { Program } from './parts/program.ts';

export interface StepContext {
  readonly cluster: Cluster;
  readonly random: Random;
  /** How long NATS is cut off, in milliseconds. */
  readonly cutMs: number;
  /** Resolves once every screen is live again. */
  readonly settled: () => Promise<void>;
}

export interface Step {
  readonly name: string;
  run(context: StepContext): Promise<void>;
}

const STEADY_MS = 5_000;
const RELOADED_MS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => systemClock.after(ms, resolve));

/** As a deploy does it: the next one only when all is well again. */
async function roll(programs: readonly Program[], settled: () => Promise<void>): Promise<void> {
  for (const program of programs) {
    await program.stop();
    await program.start();
    await settled();
  }
}

async function crash(program: Program): Promise<void> {
  await program.kill();
  await program.start();
}

/** Everything that happens to a cluster in its life, while people read and write. */
export const STEPS: readonly Step[] = [
  { name: 'steady', run: () => pause(STEADY_MS) },
  { name: 'rolling restart of the hubs', run: ({ cluster, settled }) => roll(cluster.hubs, settled) },
  { name: 'rolling restart of the APIs', run: ({ cluster, settled }) => roll(cluster.apis, settled) },
  { name: 'kill -9 of a hub', run: ({ cluster, random }) => crash(random.pick(cluster.hubs)) },
  { name: 'kill -9 of an API', run: ({ cluster, random }) => crash(random.pick(cluster.apis)) },
  { name: 'kill -9 of NATS', run: ({ cluster }) => cluster.crashNats() },
  { name: 'kill -9 of PostgreSQL', run: ({ cluster }) => cluster.postgres.crash() },
  { name: 'kill -9 of the balancer', run: ({ cluster }) => crash(cluster.balancer.program) },
  {
    name: 'NATS cut off',
    async run({ cluster, cutMs }) {
      cluster.nats.freeze();
      await pause(cutMs);
      cluster.nats.thaw();
    },
  },
  { name: 'PostgreSQL restarted', run: ({ cluster }) => cluster.postgres.restart() },
  {
    name: 'balancer reloaded',
    async run({ cluster }) {
      cluster.balancer.program.signal('SIGUSR2');
      await pause(RELOADED_MS);
    },
  },
];

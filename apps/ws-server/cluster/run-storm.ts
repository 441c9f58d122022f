import { systemClock } from '@citas/clock';
import { Random } from '../scenarios/random.ts';
import { Cluster } from './cluster.ts';
import { Crowd } from './crowd/crowd.ts';
import type { Sightings } from './crowd/sightings.ts';
import { Desk } from './desk.ts';
import { judge, negociosOf, type ClusterVerdict, type RunOptions } from './run-cluster.ts';
import { LoadMeter } from './load-meter.ts';
import type { Program } from './parts/program.ts';

export type StormOptions = Pick<RunOptions, 'screens' | 'seed' | 'people' | 'restMs' | 'drainSeconds'> & {
  /** How long the database is watched before, in milliseconds; and at least, from the moment the hub dies. */
  readonly watchMs: number;
};

export interface StormReport {
  readonly verdict: ClusterVerdict;
  readonly seen: Sightings;
  /** Until every screen was live again. */
  readonly backMs: number;
  /** Handshakes that the hub refused with 429, and streams it resumed without and with a read of the log. */
  readonly refused: number;
  readonly fromMemory: number;
  readonly fromLog: number;
  /** Transactions a second: before, and while all came back. */
  readonly steadyLoad: number;
  readonly stormLoad: number;
}

const BACK_WITHIN_MS = 180_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => systemClock.after(ms, resolve));

/** All screens are on one hub, and it dies: they come back to one that has never served any of them. */
export async function runStorm(options: StormOptions): Promise<StormReport> {
  const cluster = await Cluster.start({ ...options, hubs: 2 });
  try {
    return await live(cluster, options);
  } finally {
    await cluster.stop();
  }
}

async function live(cluster: Cluster, options: StormOptions): Promise<StormReport> {
  const { screens, seed, people, restMs } = options;
  const { port } = cluster.balancer;
  const [first, second] = cluster.hubs as [Program, Program];
  await second.kill();
  const negocios = negociosOf(screens);
  const admins = await cluster.addNegocios(negocios);
  const crowd = await Crowd.open({ port, seed, screens, negocios });
  const desk = new Desk({ port, admins, random: new Random(seed), people, restMs });
  try {
    await crowd.settled(BACK_WITHIN_MS);
    await second.start();
    desk.open();
    const storm = await raise(first, second, { cluster, crowd, watchMs: options.watchMs });
    await desk.close();
    return { ...storm, verdict: await judge(cluster, crowd, desk, negocios) };
  } finally {
    crowd.close();
  }
}

async function raise(
  first: Program,
  second: Program,
  { cluster, crowd, watchMs }: { cluster: Cluster; crowd: Crowd; watchMs: number },
): Promise<Omit<StormReport, 'verdict'>> {
  const meter = new LoadMeter(cluster.database);
  await pause(watchMs / 2);
  await crowd.take();
  await meter.begin();
  await pause(watchMs);
  const steadyLoad = await meter.perSecond();
  const beginMs = systemClock.now();
  await first.kill();
  // Nobody may have noticed yet.
  await pause(100);
  await crowd.settled(BACK_WITHIN_MS);
  const backMs = systemClock.now() - beginMs;
  await pause(Math.max(0, watchMs - backMs));
  const stormLoad = await meter.perSecond();
  return {
    seen: await crowd.take(),
    backMs,
    refused: await second.metric('citas_ws_refused_total{reason="rate"}'),
    fromMemory: await second.metric('citas_ws_resumes_total{source="memory"}'),
    fromLog: await second.metric('citas_ws_resumes_total{source="log"}'),
    steadyLoad,
    stormLoad,
  };
}

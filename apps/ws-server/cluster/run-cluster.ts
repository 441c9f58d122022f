import { systemClock } from '@citas/clock';
import { Random } from '../scenarios/random.ts';
import { readFigures, readTruth } from '../scenarios/truth.ts';
import { Cluster } from './cluster.ts';
import { Crowd } from './crowd/crowd.ts';
import type { NegocioTruth } from './crowd/crowd-message.ts';
import type { Verdict } from './crowd/verdict.ts';
import { Desk } from './desk.ts';
import type { StepReport } from './report.ts';
import type { Step } from './steps.ts';

export interface RunOptions {
  readonly screens: number;
  readonly hubs: number;
  readonly drainSeconds: number;
  readonly people: number;
  readonly restMs: number;
  readonly cutMs: number;
  readonly seed: number;
  readonly steps: readonly Step[];
  /** Told of every step as it ends. */
  onStep?(report: StepReport): void;
}

export interface ClusterVerdict extends Verdict {
  /** Citas that people made, requests they had to send again, and keys that did not make exactly one cita. */
  readonly made: number;
  readonly retries: number;
  readonly notOnce: number;
  /** Answers that say that somebody asked wrongly. */
  readonly refusals: readonly string[];
}

const SCREENS_A_NEGOCIO = 20;
/** Longer than it takes anywhere but on a machine that is busy with other things. */
const SETTLED_WITHIN_MS = 300_000;
const AGREED_WITHIN_MS = 120_000;

/** Brings a cluster up, lets people read and write while every step happens to it, and compares at the end. */
export async function runCluster(options: RunOptions): Promise<ClusterVerdict> {
  const cluster = await Cluster.start(options);
  try {
    return await live(cluster, options);
  } finally {
    await cluster.stop();
  }
}

async function live(cluster: Cluster, options: RunOptions): Promise<ClusterVerdict> {
  const { screens, seed, people, restMs } = options;
  const { port } = cluster.balancer;
  const random = new Random(seed);
  const negocios = negociosOf(screens);
  const admins = await cluster.addNegocios(negocios);
  const crowd = await Crowd.open({ port, seed, screens, negocios });
  const desk = new Desk({ port, admins, random, people, restMs });
  try {
    await crowd.settled(SETTLED_WITHIN_MS);
    await crowd.take();
    desk.open();
    for (const step of options.steps) options.onStep?.(await play(step, { cluster, crowd, random }, options));
    await desk.close();
    return await judge(cluster, crowd, desk, negocios);
  } finally {
    crowd.close();
  }
}

async function play(
  step: Step,
  { cluster, crowd, random }: { cluster: Cluster; crowd: Crowd; random: Random },
  { cutMs }: RunOptions,
): Promise<StepReport> {
  const beginMs = systemClock.now();
  const settled = () => crowd.settled(SETTLED_WITHIN_MS);
  await step.run({ cluster, random, cutMs, settled });
  await settled();
  return { step: step.name, ms: systemClock.now() - beginMs, seen: await crowd.take() };
}

/** As many as give each so many screens. */
export function negociosOf(screens: number): string[] {
  return Array.from({ length: Math.ceil(screens / SCREENS_A_NEGOCIO) }, (_, i) => `n${i}`);
}

/** What every screen shows, beside what the database holds; and what people made, beside its log. */
export async function judge(
  cluster: Cluster,
  crowd: Crowd,
  desk: Desk,
  negocios: readonly string[],
): Promise<ClusterVerdict> {
  const { database } = cluster;
  const truths = new Map<string, NegocioTruth>();
  for (const id of negocios)
    truths.set(id, { truth: await readTruth(database, id), figures: await readFigures(database, id) });
  return { ...(await crowd.judge(truths, AGREED_WITHIN_MS)), ...(await bookkeeping(cluster, desk)) };
}

async function bookkeeping({ database }: Cluster, desk: Desk) {
  const created = await database.query<{ clave: string; veces: number }>(
    `SELECT datos -> 'cita' ->> 'notas' AS clave, count(*)::integer AS veces FROM eventos
     WHERE tipo = 'cita_created' GROUP BY 1`,
  );
  const times = new Map(created.map(({ clave, veces }) => [clave, veces]));
  const wrong = desk.made.filter((key) => times.get(key) !== 1).length;
  const asked = new Set(desk.made);
  const unasked = [...times.keys()].filter((key) => !asked.has(key)).length;
  const { retries, refusals } = desk;
  return { made: asked.size, retries, refusals, notOnce: wrong + unasked + refusals.length };
}

/** Whether nothing at all was wrong. */
export function isClean({ lost, twice, stranded, notOnce }: ClusterVerdict): boolean {
  return lost + twice + stranded + notOnce === 0;
}

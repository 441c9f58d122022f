import { parseArgs } from 'node:util';
import { systemClock } from '@citas/clock';
import { whenAskedToStop } from '@citas/process';
import { ensurePrometheus } from './ensure-prometheus.ts';
import type { Hazard } from './hazard.ts';
import { HAZARDS } from './hazards.ts';
import { pause } from './prometheus-process.ts';
import { Stage } from './stage.ts';

/** Provokes every hazard, one after the other, and sees a real Prometheus raise the alerts of each. */

const WITHIN_MS = 180_000;
const CALM_WITHIN_MS = 60_000;
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

if (!(await ensurePrometheus())) {
  console.error('Falta Prometheus: en Debian, «apt-get install prometheus».');
  process.exit(1);
}

const asked = whenAskedToStop();
const setting = Stage.set();
/** There once it is interrupted, and never settles: what fails without a stage has nothing more to say. */
let interrupted: Promise<never> | undefined;

void asked.then(async () => {
  interrupted = new Promise(() => undefined);
  process.on('unhandledRejection', () => undefined);
  console.error('Ensayo interrumpido.');
  await (await setting.catch(() => undefined))?.stop();
  process.exit(130);
});

const stage = await setting.catch(failed);
const failures = await rehearseAll().catch(failed);
await stage.stop();
process.exit(failures > 0 ? 1 : 0);

async function failed(error: unknown): Promise<never> {
  await interrupted;
  throw error;
}

/** How many alerts were missing. */
async function rehearseAll(): Promise<number> {
  let failures = 0;
  await inTime(CALM_WITHIN_MS, async () => stage.quiet());
  for (const hazard of HAZARDS.filter(({ name }) => name.includes(values.only))) {
    const startMs = systemClock.now();
    const missing = await rehearse(hazard);
    const seconds = ((systemClock.now() - startMs) / 1000).toFixed(1).padStart(6);
    const outcome = missing.length === 0 ? 'raised' : `MISSING ${missing.join(', ')}`;
    console.log(`${hazard.name.padEnd(20)} ${seconds} s  ${hazard.raises.join(', ')}: ${outcome}`);
    failures += missing.length;
  }
  return failures;
}

/** Those of its alerts that were not raised in time. Before and after, none of them is. */
async function rehearse(hazard: Hazard): Promise<readonly string[]> {
  const already = await stage.prometheus.firing();
  const early = hazard.raises.filter((name) => already.has(name));
  if (early.length > 0) console.log(`  ${early.join(', ')} raised before it was provoked`);
  const end = new AbortController();
  const provoking = hazard.provoke(stage, end.signal);
  const raised = new Set<string>();
  await inTime(WITHIN_MS, async (isOver) => {
    while (!isOver() && hazard.raises.some((name) => !raised.has(name))) {
      for (const name of await stage.prometheus.firing()) raised.add(name);
      await pause();
    }
  });
  end.abort();
  await provoking;
  stage.clear();
  await inTime(CALM_WITHIN_MS, async (isOver) => {
    while (!isOver() && (await stage.prometheus.firing()).size > 0) await pause();
  });
  return [...early, ...hazard.raises.filter((name) => !raised.has(name))];
}

async function inTime(ms: number, work: (isOver: () => boolean) => Promise<void>): Promise<void> {
  const endMs = systemClock.now() + ms;
  const late = Promise.withResolvers<void>();
  const cancel = systemClock.after(ms, late.resolve);
  await Promise.race([work(() => systemClock.now() > endMs), late.promise]).finally(cancel);
}

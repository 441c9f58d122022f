import { systemClock } from '@citas/clock';
import type { Scenario } from './scenario.ts';
import { World, type Place } from './world.ts';

const LIMIT_MS = 30_000;

export interface Outcome {
  readonly ms: number;
  readonly error?: Error;
}

/** One scenario for one seed. It has half a minute; a screen that still waits then says what for. */
export async function runScenario(scenario: Scenario, seed: number, place: Place): Promise<Outcome> {
  const startMs = systemClock.now();
  const world = new World(place, seed);
  let error = await inTime(scenario.run(world), () => waitingOf(world));
  const endError = await inTime(world.end(), () => 'the end');
  error ??= endError;
  const ms = systemClock.now() - startMs;
  return error ? { ms, error } : { ms };
}

async function inTime(work: Promise<void>, waiting: () => string): Promise<Error | undefined> {
  const late = Promise.withResolvers<Error>();
  const cancel = systemClock.after(LIMIT_MS, () =>
    late.resolve(new Error(`after 30 s waiting for ${waiting()}`)),
  );
  const done = work.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  return Promise.race([done, late.promise]).finally(cancel);
}

function waitingOf({ followers }: World): string {
  const waiting = followers.flatMap(({ waitingFor }) => waitingFor?.() ?? []);
  return waiting.length > 0 ? [...new Set(waiting)].join('; ') : 'something that is no screen';
}

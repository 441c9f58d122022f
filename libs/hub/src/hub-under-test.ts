import { ManualClock } from '@citas/clock/testing';
import type { HubEvent } from './hub-event.ts';
import { Hub, type HubDeps } from './hub.ts';

/** A hub whose clock stands still, with what it counted and the turns it waits for. */
export function hubUnderTest(deps: Pick<HubDeps, 'log' | 'source'> & Partial<HubDeps>) {
  const clock = new ManualClock();
  const counted: HubEvent[] = [];
  const turns: (() => void)[] = [];
  const hub = new Hub({
    clock,
    nextTurn: (task) => turns.push(task),
    count: (event) => counted.push(event),
    ...deps,
  });
  /** Runs the turn that waits longest; false when none does. */
  const runTurn = (): boolean => {
    const task = turns.shift();
    task?.();
    return task !== undefined;
  };
  /** Runs the turns that wait, those included that they ask for. */
  const runTurns = (): number => {
    let count = 0;
    while (runTurn()) count += 1;
    return count;
  };
  return { hub, clock, counted, runTurn, runTurns };
}

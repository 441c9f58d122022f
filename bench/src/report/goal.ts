import { times } from './table.ts';

export interface Goal {
  readonly what: string;
  readonly atMost: number;
  readonly unit: 'x' | 'kB' | 'ms' | 'times';
}

export const GOALS = {
  oneMessage: { what: 'CPU per delivery, one message a tick, against a bare write', atMost: 1.4, unit: 'x' },
  burst: {
    what: 'CPU per delivery in bursts of ten, against a bare write for each',
    atMost: 0.25,
    unit: 'x',
  },
  idleMemory: { what: 'memory for each idle connection', atMost: 12, unit: 'kB' },
  figures: { what: 'the figures of all watched negocios', atMost: 15, unit: 'ms' },
  history: { what: 'their cost with the most citas, against 100,000', atMost: 3, unit: 'x' },
  singleInsert: { what: 'a cita in one INSERT, against no triggers', atMost: 1.5, unit: 'x' },
  bulkInsert: { what: '100,000 citas in one INSERT, against no triggers', atMost: 2.5, unit: 'x' },
  longestTask: { what: 'processor time of the longest task in a burst', atMost: 50, unit: 'ms' },
  drawsAFrame: { what: 'drawn in one frame', atMost: 1, unit: 'times' },
  stall: { what: 'CPU in the longest turn of the event loop by a tick', atMost: 20, unit: 'ms' },
} as const satisfies Record<string, Goal>;

/** `met` or `not met`, with what was measured and where. */
export function verdict(goal: Goal, measured: number, where: string): string {
  const amount = (value: number) => (goal.unit === 'x' ? times(value) : `${value.toFixed(1)} ${goal.unit}`);
  const result = measured <= goal.atMost ? 'met' : 'NOT MET';
  return `goal ${result}: ${goal.what}, ${where}: ${amount(measured)} (at most ${amount(goal.atMost)})`;
}

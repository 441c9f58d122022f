import { times } from './table.ts';

/** What is to be reached, and what would be more than that; undefined where there is no more to want. */
export interface Goal {
  readonly what: string;
  readonly reach: number;
  readonly moonshot?: number;
  readonly unit: 'x' | 'kB' | 'ms' | 'times';
  /** A goal that is reached from below is an `atLeast`. */
  readonly direction?: 'atMost' | 'atLeast';
}

export const GOALS = {
  oneMessage: {
    what: 'CPU per delivery, one message a tick, against a bare write',
    reach: 1.25,
    moonshot: 1,
    unit: 'x',
  },
  burst: {
    what: 'CPU per delivery in bursts of ten, against a bare write for each',
    reach: 0.2,
    moonshot: 0.15,
    unit: 'x',
  },
  idleMemory: { what: 'memory for each idle connection', reach: 10, moonshot: 6, unit: 'kB' },
  connecting: {
    what: 'CPU of a connection until it is subscribed, against Go',
    reach: 1.2,
    moonshot: 1,
    unit: 'x',
  },
  tick: {
    what: 'CPU of a tick, hub and database, against a query for each negocio',
    reach: 0.08,
    unit: 'x',
  },
  figures: { what: 'the figures of all watched negocios', reach: 15, unit: 'ms' },
  history: {
    what: 'their cost with the most citas, against 100,000',
    reach: 3,
    moonshot: 1.2,
    unit: 'x',
  },
  arrival: {
    what: 'from sending the POST until every viewer has it, 99 of 100',
    reach: 25,
    moonshot: 10,
    unit: 'ms',
  },
  pixel: { what: 'from sending the POST until the browser has painted it, median', reach: 60, unit: 'ms' },
  lastPixel: {
    what: 'from sending the POST until the browser has painted it, 99 of 100',
    reach: 150,
    unit: 'ms',
  },
  writers: {
    what: 'writes a second that raise events, against plain ones',
    reach: 0.5,
    moonshot: 0.7,
    unit: 'x',
    direction: 'atLeast',
  },
  processes: {
    what: 'deliveries a second of two hubs, against one',
    reach: 1.7,
    unit: 'x',
    direction: 'atLeast',
  },
  singleInsert: { what: 'a cita in one INSERT, against no triggers', reach: 1.5, unit: 'x' },
  bulkInsert: { what: '100,000 citas in one INSERT, against no triggers', reach: 2.5, unit: 'x' },
  stall: { what: 'CPU in the longest turn of the event loop by a tick', reach: 10, unit: 'ms' },
  firstNumbers: { what: 'from opening the dashboard to its first number', reach: 1000, unit: 'ms' },
  longestTask: { what: 'processor time of the longest task in a burst', reach: 50, unit: 'ms' },
  heap: { what: 'heap of the page at the end, against after a sixth of the time', reach: 1.1, unit: 'x' },
  drawsAFrame: { what: 'drawn in one frame', reach: 1, unit: 'times' },
} as const satisfies Record<string, Goal>;

export interface Verdict {
  readonly goal: Goal;
  readonly where: string;
  readonly measured: number;
  readonly level: 'moonshot' | 'reached' | 'not reached';
}

export function verdict(goal: Goal, measured: number, where: string): Verdict {
  const holds = (limit: number | undefined) =>
    limit !== undefined && (goal.direction === 'atLeast' ? measured >= limit : measured <= limit);
  const level = holds(goal.moonshot) ? 'moonshot' : holds(goal.reach) ? 'reached' : 'not reached';
  return { goal, where, measured, level };
}

/** `reached: what, where: 1.20x (at most 1.25x; at best 1.00x)` */
export function verdictLine({ goal, where, measured, level }: Verdict): string {
  const amount = (value: number) => (goal.unit === 'x' ? times(value) : `${value.toFixed(1)} ${goal.unit}`);
  const limit = `${goal.direction === 'atLeast' ? 'at least' : 'at most'} ${amount(goal.reach)}`;
  const more = goal.moonshot === undefined ? '' : `; at best ${amount(goal.moonshot)}`;
  const shout = level === 'not reached' ? level.toUpperCase() : level;
  return `${shout}: ${goal.what}, ${where}: ${amount(measured)} (${limit}${more})`;
}

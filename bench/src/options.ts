import { parseArgs } from 'node:util';

const BENCHES = [
  'fan-out',
  'connect',
  'idle-memory',
  'stall',
  'tick',
  'stats',
  'arrival',
  'pixel',
  'writers',
  'processes',
  'race',
  'first-numbers',
  'dashboard-burst',
  'profile',
] as const;
export type BenchName = (typeof BENCHES)[number];

export interface Options {
  readonly benches: readonly BenchName[];
  readonly subscribers: readonly number[];
  /** How many there are, for `stats` and, the most of them, for `tick`. */
  readonly citas: readonly number[];
  /** Rounds that count; undefined leaves it to the bench. */
  readonly rounds: number | undefined;
  /** How many citas change in a second, for `dashboard-burst`. */
  readonly events: number;
  /** How long they change before what is measured, for `dashboard-burst`; 0 is the usual few seconds. */
  readonly minutes: number;
  /** A third of the rounds, and one size of each. */
  readonly isQuick: boolean;
  /** Puts the results into `docs/performance.md`. */
  readonly writesDocs: boolean;
}

export const USAGE = `npm run bench [-- <${BENCHES.join(' | ')}>…] [--quick] [--write-docs] [--subscribers 100,1000,5000] [--citas 100000,1000000] [--rounds N] [--events 200] [--minutes 60]`;
/** What one process can hold, with a little for its files, where a user may open 20,000. */
const MOST_SUBSCRIBERS = 19_000;
const MOST_CITAS = 100_000_000;
const MOST_EVENTS = 10_000;
const MOST_MINUTES = 24 * 60;
/** Run only when asked for. */
const BY_NAME: readonly BenchName[] = ['profile'];
const USUAL = { subscribers: '100,1000,5000', citas: '100000,1000000' };
const QUICK = { subscribers: '1000', citas: '100000' };

/** Without names everything but what takes its name to run. A fault is an Error that says which. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      subscribers: { type: 'string' },
      citas: { type: 'string' },
      rounds: { type: 'string' },
      events: { type: 'string', default: '200' },
      minutes: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !isBench(name));
  if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}`);
  const named = positionals.filter(isBench);
  const sizes = values.quick ? QUICK : USUAL;
  const list = (option: 'subscribers' | 'citas', most: number) =>
    (values[option] ?? sizes[option]).split(',').map((text) => count(`--${option}`, text, most));
  return {
    benches: named.length > 0 ? named : BENCHES.filter((name) => !BY_NAME.includes(name)),
    subscribers: list('subscribers', MOST_SUBSCRIBERS),
    citas: list('citas', MOST_CITAS),
    rounds: values.rounds === undefined ? undefined : count('--rounds', values.rounds, 100),
    events: count('--events', values.events, MOST_EVENTS),
    minutes: values.minutes === undefined ? 0 : count('--minutes', values.minutes, MOST_MINUTES),
    isQuick: values.quick,
    writesDocs: values['write-docs'],
  };
}

/** How many rounds count in a bench that usually has so many. */
export function roundsOf({ rounds, isQuick }: Options, usual: number): number {
  return rounds ?? (isQuick ? Math.ceil(usual / 3) : usual);
}

const isBench = (name: string): name is BenchName => BENCHES.some((bench) => bench === name);

function count(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`${option} takes whole numbers from 1 to ${most}, not "${text}"`);
  return value;
}

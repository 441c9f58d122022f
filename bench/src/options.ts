import { parseArgs } from 'node:util';

export const BENCHES = [
  'fan-out',
  'stall',
  'idle-memory',
  'race',
  'stats',
  'profile',
  'first-numbers',
  'dashboard-burst',
] as const;
export type BenchName = (typeof BENCHES)[number];

export interface Options {
  readonly benches: readonly BenchName[];
  readonly subscribers: readonly number[];
  /** How many there are, for `stats`. */
  readonly citas: readonly number[];
  /** Rounds that count. */
  readonly rounds: number;
}

export const USAGE = `npm run bench [-- <${BENCHES.join(' | ')}>…] [--subscribers 100,1000,5000] [--citas 10000,100000,1000000] [--rounds 5]`;
/** What one process can hold, with a little for its files, where a user may open 20,000. */
const MOST_SUBSCRIBERS = 19_000;
const MOST_CITAS = 100_000_000;
/** Run only when asked for. */
const BY_NAME: readonly BenchName[] = ['stats', 'profile', 'first-numbers', 'dashboard-burst'];

/** Without names everything but what takes its name to run. A fault is an Error that says which. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      subscribers: { type: 'string', default: '100,1000,5000' },
      citas: { type: 'string', default: '10000,100000,1000000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const unknown = positionals.filter((name) => !isBench(name));
  if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}`);
  const named = positionals.filter(isBench);
  return {
    benches: named.length > 0 ? named : BENCHES.filter((name) => !BY_NAME.includes(name)),
    subscribers: values.subscribers.split(',').map((text) => count('--subscribers', text, MOST_SUBSCRIBERS)),
    citas: values.citas.split(',').map((text) => count('--citas', text, MOST_CITAS)),
    rounds: count('--rounds', values.rounds, 100),
  };
}

const isBench = (name: string): name is BenchName => BENCHES.some((bench) => bench === name);

function count(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`${option} takes whole numbers from 1 to ${most}, not "${text}"`);
  return value;
}

import { parseArgs } from 'node:util';

export interface Options {
  readonly clients: number;
  readonly rounds: number;
  readonly seed: number;
  readonly hubs: number;
  /** How long NATS is cut off. */
  readonly cutSeconds: number;
  /** Steps with this in their name; `storm` is another run. */
  readonly only: string;
}

export const USAGE =
  'npm run cluster [-- --clients 2000 --rounds 1 --seed 1 --hubs 3 --cut-seconds 60 --only "kill -9"]; npm run storm [-- --clients 5000]';

const HUBS_AT_MOST = 3;

/** A fault is an Error that says which. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clients: { type: 'string' },
      rounds: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      hubs: { type: 'string', default: String(HUBS_AT_MOST) },
      'cut-seconds': { type: 'string', default: '60' },
      only: { type: 'string', default: '' },
    },
  });
  const usual = values.only === 'storm' ? '5000' : '2000';
  return {
    clients: count('--clients', values.clients ?? usual, 9_000),
    rounds: count('--rounds', values.rounds, 1_000),
    seed: count('--seed', values.seed, 1_000_000),
    hubs: count('--hubs', values.hubs, HUBS_AT_MOST),
    cutSeconds: count('--cut-seconds', values['cut-seconds'], 3_600),
    only: values.only,
  };
}

function count(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`${option} takes whole numbers from 1 to ${most}, not "${text}"`);
  return value;
}

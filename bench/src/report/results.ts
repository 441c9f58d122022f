import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';

const FOLDER = join(import.meta.dirname, '../../results');

/** One run of one bench, as it is kept in `bench/results/<bench>.json`. */
export interface Result {
  readonly bench: string;
  /** RFC 3339. */
  readonly at: string;
  readonly machine: string;
  readonly isQuick: boolean;
  readonly outcomes: readonly Outcome[];
}

/** Replaces what the same bench found before. */
export async function saveResult(result: Result): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${result.bench}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** The last run of every bench that was ever run here. */
export async function readResults(): Promise<Result[]> {
  const names = (await readdir(FOLDER).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(FOLDER, name), 'utf8')) as Result),
  );
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOf } from './outcome.ts';
import { readResults, type Result } from './results.ts';

const PAGE = join(import.meta.dirname, '../../../docs/performance.md');

/** Puts the last result of each bench between its marks in `docs/performance.md`. */
export async function writeDocs(): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  await writeFile(PAGE, withResults(page, await readResults()));
}

/** A result stands between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`; one without marks is left out. */
export function withResults(page: string, results: readonly Result[]): string {
  return results.reduce((text, result) => {
    const [begin, end] = [`<!-- bench:${result.bench} -->`, `<!-- /bench:${result.bench} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) return text;
    return `${text.slice(0, from + begin.length)}\n\n${sectionOf(result)}\n\n${text.slice(to)}`;
  }, page);
}

function sectionOf({ machine, at, isQuick, outcomes }: Result): string {
  const how = isQuick ? '; a quick run' : '';
  const parts = outcomes.map((outcome) => `**${outcome.title}**\n\n${bodyOf(outcome)}`);
  return [...parts, `_${at.slice(0, 10)}: ${machine}${how}._`].join('\n\n');
}

import { verdictLine, type Verdict } from './goal.ts';
import { table } from './table.ts';

/** What one part of a bench found: a table, what it says about the goals, and what a reader should know. */
export interface Outcome {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly verdicts?: readonly Verdict[];
  readonly notes?: readonly string[];
}

/** As Markdown, without the title. */
export function bodyOf({ head, rows, verdicts = [], notes = [] }: Outcome): string {
  const items = [...verdicts.map(verdictLine), ...notes].map((line) => `- ${line}`);
  return [table(head, rows), ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n');
}

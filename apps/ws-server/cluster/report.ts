import type { Sightings } from './crowd/sightings.ts';

/** What came of one step. */
export interface StepReport {
  readonly step: string;
  readonly ms: number;
  readonly seen: Sightings;
}

const HEAD = [
  'step',
  'took s',
  'longest gap ms',
  'p99 ms',
  'worst ms',
  'deliveries',
  'sockets',
  'resumed',
  'resynced',
];

/** A table for a person: the first column to the left, the figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  return [head, ...rows].map(line).join('\n');
}

/** From the commit of an event until a screen had it: that and the gap are what a person notices. */
export function stepTable(reports: readonly StepReport[]): string {
  const rows = reports.map(({ step, ms, seen }) => {
    const figures = [
      seen.longestGap,
      percentile(seen.delays, 0.99),
      percentile(seen.delays, 1),
      seen.delays.length,
      seen.sockets,
      seen.resumes,
      seen.resyncs,
    ];
    return [step, (ms / 1000).toFixed(1), ...figures.map(String)];
  });
  return table(HEAD, rows);
}

/** The value that so much of all is not above; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

import { skippedLine, type SkippedSuite } from './skipped-suite.ts';

/** What one stage proved: a check for each project, or a test for each test. */
export interface StageResult {
  readonly stage: string;
  readonly passed: number;
  readonly failed: number;
  /** One line for each thing that is wrong and that the stage's own output may not say. */
  readonly problems: readonly string[];
  /** What was left out. */
  readonly skipped: readonly SkippedSuite[];
}

/**
 * The stages in a table, what was left out, and the last line that machines read. Nothing run is a failure, however
 * green; so is whatever was left out, where nothing may be.
 */
export function summarise(
  results: readonly StageResult[],
  { maySkip }: { readonly maySkip: boolean },
): { text: string; exitCode: number } {
  const counted = maySkip ? results : results.map(skippedAsFailed);
  const passed = sum(counted.map((result) => result.passed));
  const failed = sum(counted.map((result) => result.failed));
  const lines = counted.map(
    ({ stage, ...counts }) => `  ${stage.padEnd(10)} ${counts.passed} passed, ${counts.failed} failed`,
  );
  const problems = counted.flatMap(({ stage, problems: all }) =>
    all.map((problem) => `  ${stage}: ${problem}`),
  );
  const skipped = counted.flatMap((result) => result.skipped.map((suite) => `  ${skippedLine(suite)}`));
  const text = ['', ...lines, ...problems, ...skipped, '', `${passed} passed, ${failed} failed`].join('\n');
  const hasRunAll = counted.every((result) => result.passed + result.failed > 0);
  return { text, exitCode: failed === 0 && passed > 0 && hasRunAll ? 0 : 1 };
}

function skippedAsFailed(result: StageResult): StageResult {
  const { skipped, problems } = result;
  if (skipped.length === 0) return result;
  return {
    ...result,
    failed: result.failed + sum(skipped.map(({ tests }) => tests)),
    problems: [...problems, 'aquí no se puede dejar nada sin probar'],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

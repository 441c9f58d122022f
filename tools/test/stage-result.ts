/** What one stage proved: a check for each project, or a test for each test. */
export interface StageResult {
  readonly stage: string;
  readonly passed: number;
  readonly failed: number;
  /** One line for each thing that is wrong and that the stage's own output may not say. */
  readonly problems: readonly string[];
}

/** The stages in a table, and the last line that machines read. Nothing run is a failure, however green. */
export function summarise(results: readonly StageResult[]): { text: string; exitCode: number } {
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  const lines = results.map(
    ({ stage, ...counts }) => `  ${stage.padEnd(10)} ${counts.passed} passed, ${counts.failed} failed`,
  );
  const problems = results.flatMap(({ stage, problems: all }) =>
    all.map((problem) => `  ${stage}: ${problem}`),
  );
  const text = ['', ...lines, ...problems, '', `${passed} passed, ${failed} failed`].join('\n');
  const hasRunAll = results.every((result) => result.passed + result.failed > 0);
  return { text, exitCode: failed === 0 && passed > 0 && hasRunAll ? 0 : 1 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

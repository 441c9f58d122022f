import { stripVTControlCharacters } from 'node:util';

/** A test that failed, or a file that could not be loaded. */
export interface FailedTest {
  /** The file's path from the root, and the test's titles. */
  readonly test: string;
  readonly message: string;
}

const mostTests = 20;
const mostLines = 30;

/** Said again where whoever sees only the end of the output finds it. */
export function failureLines(failures: readonly FailedTest[]): string[] {
  const lines = failures.slice(0, mostTests).map(({ test, message }) => {
    const said = stripVTControlCharacters(message).split('\n').slice(0, mostLines);
    return [test, ...said.map((line) => `      ${line}`.trimEnd())].join('\n');
  });
  const more = failures.length - mostTests;
  return more > 0 ? [...lines, `y ${more} más`] : lines;
}

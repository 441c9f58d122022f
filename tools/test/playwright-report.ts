import type { FailedTest } from './failed-test.ts';
import { groupSkipped, type SkippedSuite } from './skipped-suite.ts';

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly { readonly message?: string }[];
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  /** From the folder of the stories. */
  readonly file: string;
  readonly specs: readonly { readonly title: string; readonly tests: readonly PlaywrightTest[] }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightTest {
  readonly status: 'skipped' | 'expected' | 'unexpected' | 'flaky';
  /** One of type `skip` has what `test.skip` was told. */
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
  /** One an attempt. */
  readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
}

/** Every story that failed, with what its last attempt said. */
export function failedStories({ suites }: PlaywrightReport): FailedTest[] {
  return suites
    .flatMap(testsOf)
    .filter(({ test }) => test.status === 'unexpected')
    .map(({ file, title, test }) => ({
      test: `e2e/stories/${file} › ${title}`,
      message: (test.results.at(-1)?.errors ?? []).map(({ message = '' }) => message).join('\n'),
    }));
}

/** Every story that was left out, by its file. */
export function skippedStories({ suites }: PlaywrightReport): SkippedSuite[] {
  const skipped = suites.flatMap(testsOf).filter(({ test }) => test.status === 'skipped');
  return groupSkipped(
    skipped.map(({ file, test }) => ({
      suite: `e2e/stories/${file}`,
      reason: test.annotations.find(({ type }) => type === 'skip')?.description,
    })),
  );
}

interface Story {
  readonly file: string;
  readonly title: string;
  readonly test: PlaywrightTest;
}

function testsOf({ file, specs, suites = [] }: PlaywrightSuite): Story[] {
  const own = specs.flatMap(({ title, tests }) => tests.map((test) => ({ file, title, test })));
  return [...own, ...suites.flatMap(testsOf)];
}

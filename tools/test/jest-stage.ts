import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureLines, type FailedTest } from './failed-test.ts';
import { runCommand } from './run-command.ts';
import type { StageResult } from './stage-result.ts';
import { countProjects } from './nx-stage.ts';
import { groupSkipped } from './skipped-suite.ts';

/** What `jest-report.mjs` writes for one project. */
export interface JestReport {
  readonly project: string;
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly FailedTest[];
  /** One entry a test. */
  readonly skipped: readonly { readonly suite: string; readonly reason?: string }[];
}

/** Unit and integration tests of every project. */
export async function runJest(env: Readonly<Record<string, string>>): Promise<StageResult> {
  const folder = await mkdtemp(join(tmpdir(), 'citas-informes-'));
  try {
    const { code, output } = await runCommand(['nx', 'run-many', '-t', 'test', '--output-style=static'], {
      env: { ...env, TEST_REPORT_DIR: folder },
    });
    return addUp(await readReports(folder), countProjects('test', output, code));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A project whose task failed though no test of its did (jest itself broke, say) counts as one failure more. */
export function addUp(reports: readonly JestReport[], projects: StageResult): StageResult {
  const withFailures = new Set(reports.filter((report) => report.failed > 0).map((report) => report.project));
  const silent = projects.problems.filter(
    (problem) => ![...withFailures].some((name) => problem.startsWith(`${name} `)),
  );
  return {
    stage: 'test',
    passed: reports.reduce((total, report) => total + report.passed, 0),
    failed: reports.reduce((total, report) => total + report.failed, 0) + silent.length,
    problems: [...projects.problems, ...failureLines(reports.flatMap(({ failures }) => failures))],
    skipped: groupSkipped(reports.flatMap((report) => report.skipped)),
  };
}

async function readReports(folder: string): Promise<JestReport[]> {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as JestReport),
  );
}

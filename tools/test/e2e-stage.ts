import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureLines } from './failed-test.ts';
import { failedStories, skippedStories, type PlaywrightReport } from './playwright-report.ts';
import { runCommand } from './run-command.ts';
import type { StageResult } from './stage-result.ts';

/** The stories in a real Chromium against the whole running system; without a build there is nothing to run. */
export async function runStories(
  build: Pick<StageResult, 'failed'>,
  findChromium: () => Promise<string | undefined>,
): Promise<StageResult> {
  if (build.failed > 0) return notRun('no se ejecuta porque la compilación ha fallado');
  const chromiumPath = await findChromium();
  if (chromiumPath === undefined) {
    return notRun(
      'falta Chromium: instálalo («npx playwright install --with-deps chromium») o da su ruta en CHROMIUM_PATH',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'citas-e2e-'));
  try {
    const file = join(folder, 'report.json');
    const env = { CHROMIUM_PATH: chromiumPath, PLAYWRIGHT_JSON_OUTPUT_FILE: file, DATABASE_URL: undefined };
    const { code } = await runCommand(['playwright', 'test', '--reporter=list,json'], { cwd: 'e2e', env });
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return countStories(text === undefined ? undefined : (JSON.parse(text) as PlaywrightReport), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A story that needed a second attempt has passed; a run that broke outside of any story has failed. */
export function countStories(report: PlaywrightReport | undefined, code: number): StageResult {
  if (!report) return notRun(`Playwright terminó con el código ${code} y sin informe`);
  const { expected, flaky, unexpected } = report.stats;
  const broken = code !== 0 && unexpected === 0 ? 1 : 0;
  return {
    stage: 'e2e',
    passed: expected + flaky,
    failed: unexpected + broken,
    problems: [
      ...report.errors.map(({ message }) => message?.split('\n')[0] ?? 'error de Playwright'),
      ...failureLines(failedStories(report)),
    ],
    skipped: skippedStories(report),
  };
}

function notRun(problem: string): StageResult {
  return { stage: 'e2e', passed: 0, failed: 1, problems: [problem], skipped: [] };
}

import { runCommand } from './run-command.ts';
import type { StageResult } from './stage-result.ts';

/** Whether every file is written as Prettier writes it; `npm run format` makes it so. */
export async function runFormat(): Promise<StageResult> {
  const { code } = await runCommand(['prettier', '--check', '--log-level=warn', '.']);
  const problems = code === 0 ? [] : ['hay archivos sin formato: «npm run format»'];
  return {
    stage: 'format',
    passed: 1 - problems.length,
    failed: problems.length,
    problems,
    skipped: [],
  };
}

import { runCommand } from './run-command.ts';
import type { StageResult } from './stage-result.ts';

/** Runs a target in every project that has it; each project is one check. */
export async function runNxTarget(target: 'lint' | 'typecheck' | 'build'): Promise<StageResult> {
  const { code, output } = await runCommand(['nx', 'run-many', '-t', target, '--output-style=static']);
  return countProjects(target, output, code);
}

/**
 * Nx first lists the projects (`- api`), then says for each how it went (`✔  nx run api:lint`). One that it never comes
 * to, because what it depends on failed, has failed as well.
 */
export function countProjects(target: string, output: string, code: number): StageResult {
  const listed = [...output.matchAll(/^- ([\w-]+)$/gm)].map(([, name]) => name);
  const passed = new Set(
    [...output.matchAll(/✔\s+nx run ([\w-]+):([\w-]+)/g)]
      .filter(([, , task]) => task === target)
      .map(([, name]) => name),
  );
  const failed = listed.filter((name) => !passed.has(name));
  const problems = failed.map((name) => `${name} ha fallado`);
  if (listed.length === 0 || (code !== 0 && failed.length === 0)) {
    return { stage: target, passed: passed.size, failed: 1, problems: [`nx terminó con el código ${code}`] };
  }
  return { stage: target, passed: passed.size, failed: failed.length, problems };
}

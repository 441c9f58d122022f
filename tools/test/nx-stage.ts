import { stripVTControlCharacters } from 'node:util';
import { runCommand } from './run-command.ts';
import type { StageResult } from './stage-result.ts';

/** Runs a target in every project that has it; each project is one check. */
export async function runNxTarget(target: 'lint' | 'typecheck' | 'build'): Promise<StageResult> {
  const { code, output } = await runCommand(['nx', 'run-many', '-t', target, '--output-style=static']);
  return countProjects(target, output, code);
}

/**
 * Nx says what it is going to do (`- api`, one line a project, or the name alone if there is one) and at the end what
 * failed (`- api:lint`); only its exit code says that nothing did.
 */
export function countProjects(target: string, output: string, code: number): StageResult {
  const text = stripVTControlCharacters(output);
  const [, only] = /Running target [\w-]+ for project ([\w-]+)/.exec(text) ?? [];
  const listed = only === undefined ? namesIn(text, /^- ([\w-]+)$/gm) : [only];
  const ending = /^Failed tasks:$([^]*)/m.exec(text)?.[1] ?? '';
  const failed = code === 0 ? [] : namesIn(ending, /^- ([\w-]+):/gm);
  const passed = listed.filter((name) => !failed.includes(name));
  const problems = failed.map((name) => `${name} ha fallado`);
  if (listed.length === 0 || (code !== 0 && failed.length === 0))
    problems.push(`nx terminó con el código ${code}`);
  return { stage: target, passed: passed.length, failed: problems.length, problems, skipped: [] };
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))];
}

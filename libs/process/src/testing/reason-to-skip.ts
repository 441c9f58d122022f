import { existsSync } from 'node:fs';
import { findProgram, packageOf, type TestProgram } from './test-programs.ts';

export const APT = '/usr/bin/apt-get';

/** The machine that tests run on. */
export interface Machine {
  /** As `CI` is set in the environment. */
  readonly ci: string | undefined;
  readonly uid: number | undefined;
  readonly hasApt: boolean;
}

function thisMachine(): Machine {
  return { ci: process.env['CI'], uid: process.getuid?.(), hasApt: existsSync(APT) };
}

/** Root on Debian: `npm test` has installed what was missing. */
export function canInstall({ uid, hasApt } = thisMachine()): boolean {
  return uid === 0 && hasApt;
}

/** Whether tests may be left out here for want of a program; where it could have been had they fail instead. */
export function maySkip(machine = thisMachine()): boolean {
  return !machine.ci && !canInstall(machine);
}

/** Why tests that run these programs are to be left out, in the words of the summary; undefined if they are to run. */
export function reasonToSkip(...programs: readonly TestProgram[]): string | undefined {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length === 0 || !maySkip()) return undefined;
  return `falta ${[...new Set(missing.map(packageOf))].join(' y ')}`;
}

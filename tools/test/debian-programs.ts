import { existsSync } from 'node:fs';
import { APT, canInstall, findProgram, maySkip, packageOf, testPrograms } from '@citas/process/testing';
import { runCommand } from './run-command.ts';

/** A Chromium without a window of its own: a story takes two thirds of the time. Another one does too. */
export const QUICK_CHROMIUM = 'chromium-headless-shell';

/** The Debian packages of everything that some tests run for real. */
export function debianPackages(): readonly string[] {
  return [...new Set(testPrograms().map(packageOf)), QUICK_CHROMIUM];
}

/** Only root on Debian gets them installed; elsewhere it is told what to install for nothing to be left out. */
export async function ensurePrograms(): Promise<void> {
  const programs = testPrograms().filter((program) => findProgram(program) === undefined);
  const missing = [...new Set(programs.map(packageOf))];
  if (canInstall())
    return install(existsSync('/usr/bin/chromium-headless-shell') ? missing : [...missing, QUICK_CHROMIUM]);
  if (missing.length > 0 && maySkip())
    console.log(`Quedarán pruebas sin hacer: en Debian, «sudo apt-get install ${missing.join(' ')}».`);
}

async function install(missing: readonly string[]): Promise<void> {
  if (missing.length === 0) return;
  console.log(`Se intenta instalar ${missing.join(', ')}…`);
  // RUNLEVEL: they are to be there, not to run as services of the machine.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await runCommand([APT, 'update'], { env });
  const installNamed = (names: readonly string[]) =>
    runCommand([APT, 'install', '-y', '--no-install-recommends', ...names], { env });
  // Together they fail together, where one of them is not to be had.
  if ((await installNamed(missing)).code !== 0) for (const name of missing) await installNamed([name]);
}

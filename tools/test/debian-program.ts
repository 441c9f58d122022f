import { access } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

const apt = '/usr/bin/apt-get';

/** Has a program that some tests need installed from its Debian package. Only root on Debian can; false where it stays missing. */
export async function ensureProgram(path: string, debianPackage: string): Promise<boolean> {
  if (await exists(path)) return true;
  if (process.getuid?.() !== 0 || !(await exists(apt))) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand([apt, 'update'], { env });
  await runCommand([apt, 'install', '-y', '--no-install-recommends', debianPackage], { env });
  return exists(path);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { access } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

const apt = '/usr/bin/apt-get';

/** What some tests run for real, each in the package of its name. */
const programs = ['nats-server', 'haproxy', 'pgbouncer'];

/** Only root on Debian gets them installed; elsewhere the tests that need one say which is missing. */
export async function ensurePrograms(): Promise<void> {
  const missing: string[] = [];
  for (const name of programs) if (!(await exists(`/usr/sbin/${name}`))) missing.push(name);
  if (missing.length === 0 || process.getuid?.() !== 0 || !(await exists(apt))) return;
  console.log(`Se intenta instalar ${missing.join(', ')}…`);
  // RUNLEVEL: they are to be there, not to run as services of the machine.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await runCommand([apt, 'update'], { env });
  await runCommand([apt, 'install', '-y', '--no-install-recommends', ...missing], { env });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { access } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

const apt = '/usr/bin/apt-get';

/** What some tests run for real: where each program is once its Debian package is installed. */
const programs: Readonly<Record<string, string>> = {
  'nats-server': '/usr/sbin/nats-server',
  haproxy: '/usr/sbin/haproxy',
  pgbouncer: '/usr/sbin/pgbouncer',
  // What backs up a database comes with a server of its own version.
  postgresql: '/usr/lib/postgresql',
  caddy: '/usr/bin/caddy',
  prometheus: '/usr/bin/promtool',
  // Without it the pages of the gallery, whose clock it holds, are held against no picture.
  faketime: '/usr/bin/faketime',
  // A Chromium without a window of its own: a story takes two thirds of the time.
  'chromium-headless-shell': '/usr/bin/chromium-headless-shell',
};

/** Only root on Debian gets them installed; elsewhere the tests that need one say which is missing. */
export async function ensurePrograms(): Promise<void> {
  const missing: string[] = [];
  for (const [name, path] of Object.entries(programs)) if (!(await exists(path))) missing.push(name);
  if (missing.length === 0 || process.getuid?.() !== 0 || !(await exists(apt))) return;
  console.log(`Se intenta instalar ${missing.join(', ')}…`);
  // RUNLEVEL: they are to be there, not to run as services of the machine.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await runCommand([apt, 'update'], { env });
  const install = (names: readonly string[]) =>
    runCommand([apt, 'install', '-y', '--no-install-recommends', ...names], { env });
  // Together they fail together, where one of them is not to be had.
  if ((await install(missing)).code !== 0) for (const name of missing) await install([name]);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const APT = '/usr/bin/apt-get';

/** Whether Prometheus and promtool can be run here. Root on Debian gets them installed; elsewhere nothing is changed. */
export async function ensurePrometheus(): Promise<boolean> {
  if (await works('promtool')) return true;
  if (process.getuid?.() !== 0 || !(await works(APT))) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(APT, ['install', '-y', '--no-install-recommends', 'prometheus'], { env }).catch(() => undefined);
  return works('promtool');
}

async function works(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}

/** Resolves with what it says; rejects with what it complains of. */
export async function promtool(...order: readonly string[]): Promise<string> {
  try {
    return (await run('promtool', [...order])).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool ${order.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

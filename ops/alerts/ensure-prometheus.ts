import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { APT, canInstall, findProgram, packageOf } from '@citas/process/testing';

/** Whether Prometheus can be run here. Root on Debian gets it installed; elsewhere nothing is changed. */
export async function ensurePrometheus(): Promise<boolean> {
  if (findProgram('prometheus') !== undefined) return true;
  if (!canInstall()) return false;
  const order = ['install', '-y', '--no-install-recommends', packageOf('prometheus')];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await promisify(execFile)(APT, order, { env }).catch(() => undefined);
  return findProgram('prometheus') !== undefined;
}

import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The core that a measured server has to itself, as far as this benchmark goes. */
export const SERVER_CORE = '0';

/** Whether servers can be kept on one core and everything else off it. */
export const canPin =
  process.platform === 'linux' &&
  availableParallelism() > 1 &&
  spawnSync('taskset', ['-c', SERVER_CORE, 'true']).status === 0;

export const otherCores = `1-${Math.max(1, availableParallelism() - 1)}`;

/** A command that runs on those cores, or just the command. */
export function pinned(cores: string, command: readonly string[]): readonly string[] {
  return canPin ? ['taskset', '-c', cores, ...command] : command;
}

/** Moves this process, and all that it starts from now on, off the servers' core. */
export function leaveServerCore(): void {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', otherCores, String(process.pid)]);
}

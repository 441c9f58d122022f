import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { platform } from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Pids are reused: only a pid together with when it started names one process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const startedAt = platform === 'linux' ? await startTicks(pid) : await ps('lstart=', pid);
  return startedAt ? { pid, startedAt } : undefined;
}

export async function isStillAlive({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  return (await identify(pid))?.startedAt === startedAt;
}

/** A postmaster works in its data directory; its arguments name it where the working directory cannot be read. */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  const real = await realpath(cluster).catch(() => cluster);
  if (platform !== 'linux') return isPostmasterCommand(await ps('command=', pid), real);
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (directory !== undefined) return directory === real && (await startTicks(pid)) !== undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return isPostmasterCommand(command.replaceAll('\0', ' '), real);
}

function isPostmasterCommand(command: string | undefined, cluster: string): boolean {
  return command !== undefined && command.includes('postgres') && command.includes(` -D ${cluster}`);
}

/** Field 22 of /proc/<pid>/stat, counted after the name in brackets, which may hold anything; a zombie is gone. */
async function startTicks(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

async function ps(column: string, pid: number): Promise<string | undefined> {
  const answer = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => undefined);
  return answer?.stdout.trim() || undefined;
}

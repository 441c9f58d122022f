import { type ChildProcess } from 'node:child_process';

const alive = new Set<ChildProcess>();

/** Remembers a process that this one started, until it has ended. */
export function remember<T extends ChildProcess>(child: T): T {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  // Writing to one that has just ended is told to whoever waits for its answer.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Ends all of them: whoever waits for one gets an error, and cleans up as after any other. */
export function endChildren(): void {
  for (const child of alive) child.kill('SIGKILL');
}

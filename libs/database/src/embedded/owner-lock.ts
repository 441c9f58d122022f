import { randomUUID } from 'node:crypto';
import { link, rename, rm } from 'node:fs/promises';
import { identify, isStillAlive, type ProcessIdentity } from './live-process.ts';
import { createPrivateFile, readIfThere } from './private-file.ts';

export interface OwnerLock {
  release(): Promise<void>;
}

/** Another live process that serves the cluster. */
export interface Owner {
  readonly pid: number;
  /** Whether it still holds the lock. */
  stillOwns(): Promise<boolean>;
}

/** The lock names the cluster as well: in a copy of a data directory it is nobody's. */
interface LockContent extends ProcessIdentity {
  readonly cluster: string;
}

/** Makes this process the owner of the cluster, or says who is. A dead owner's lock is taken over. */
export async function takeOwnership(cluster: string): Promise<OwnerLock | Owner> {
  const path = `${cluster}.owner`;
  const mine = JSON.stringify({ ...(await identify(process.pid)), cluster });
  for (;;) {
    if (await createPrivateFile(path, mine)) return { release: () => release(path, mine) };
    const found = await readIfThere(path);
    if (found === undefined) continue;
    if (await isHeld(found, cluster)) {
      const stillOwns = async (): Promise<boolean> =>
        (await readIfThere(path)) === found && (await isHeld(found, cluster));
      return { pid: parse(found)?.pid ?? 0, stillOwns };
    }
    await removeStale(path, found);
  }
}

export function isLock(result: OwnerLock | Owner): result is OwnerLock {
  return 'release' in result;
}

async function isHeld(text: string, cluster: string): Promise<boolean> {
  const content = parse(text);
  return content?.cluster === cluster && (await isStillAlive(content));
}

/** Two may find the same dead owner: what was moved away is looked at again, and put back if it was a new lock. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
    if ((await readIfThere(aside)) !== stale) await link(aside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function release(path: string, mine: string): Promise<void> {
  if ((await readIfThere(path)) === mine) await rm(path, { force: true });
}

function parse(text: string): LockContent | undefined {
  try {
    return JSON.parse(text) as LockContent;
  } catch {
    return undefined;
  }
}

import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.ts';

const parents = ['/var/lib', '/var/tmp'];

/**
 * A folder that root owns and every user can enter, for when the checkout lies where PostgreSQL's user cannot go.
 * One that somebody else owns or can write to is never used: programs are started from it.
 */
export async function outsidePlace(): Promise<string> {
  for (const parent of parents) {
    const place = join(parent, 'citas-en-vivo');
    if (await isOurs(place)) return place;
  }
  throw new EmbeddedServerError(
    'not_ours',
    `No se puede crear una carpeta propia en ${parents.join(' ni en ')}.`,
  );
}

async function isOurs(place: string): Promise<boolean> {
  try {
    await mkdir(place, { recursive: true });
    const found = await lstat(place);
    if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
    await chmod(place, 0o755);
    return true;
  } catch {
    return false;
  }
}

import { cp, readdir, readFile } from 'node:fs/promises';
import { join, matchesGlob, relative } from 'node:path';

/** Copies what an engine would be sent of the folder: all but what its .dockerignore leaves out. */
export async function copyContext(root: string, target: string): Promise<void> {
  const isSent = sentBy(await readFile(join(root, '.dockerignore'), 'utf8'));
  for (const entry of await readdir(root)) {
    if (!isSent(entry)) continue;
    const filter = (path: string): boolean => isSent(relative(root, path));
    await cp(join(root, entry), join(target, entry), { recursive: true, filter });
  }
}

/** A path is in or out by the last line that names it, or a folder that it is in. */
export function sentBy(dockerignore: string): (path: string) => boolean {
  const lines = dockerignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return (path) => {
    const parts = path.split('/');
    const paths = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    const last = lines.findLast((line) => paths.some((each) => matchesGlob(each, line.replace(/^!/, ''))));
    return last?.startsWith('!') ?? true;
  };
}

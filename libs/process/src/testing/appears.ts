import { once } from 'node:events';
import { watch } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** Resolves with the name of what there is, or comes to be, in a folder. */
export async function appears(inside: string, name: RegExp): Promise<string> {
  const watcher = watch(inside);
  try {
    for (;;) {
      const changed = once(watcher, 'change');
      const found = (await readdir(inside)).find((one) => name.test(one));
      if (found) return found;
      await changed;
    }
  } finally {
    watcher.close();
  }
}

import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compressFiles } from './compress-files.ts';

/** Writes the built dashboard to the folder, which is made anew, each text of it also as small as it gets. */
export async function bundleDashboard(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'dist/apps/admin-local'), folder, { recursive: true });
  await compressFiles(folder);
}

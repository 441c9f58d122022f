import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importedBy, withLinks } from './preload-links.ts';

// Run by `nx build admin-local` on what Angular has built, whose page names ten of its modules at most: each of the others
// is found only once the one that imports it has come, and the first numbers wait for five journeys over the network in
// place of two.
const folder = 'dist/apps/admin-local';

/** What everybody who is logged in needs before the first number, in the order in which it is needed. */
const WANTED = [/^main-/, /^shell\.component-/, /^estadisticas\.component-/, /^es-/];

const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
const first = WANTED.map((wanted) => {
  const name = files.find((file) => wanted.test(file));
  if (name === undefined) throw new Error(`the build has no module like ${wanted}`);
  return name;
});
const modules = await importedBy(first, (name) => readFile(join(folder, name), 'utf8'));
const page = join(folder, 'index.html');
await writeFile(page, withLinks(await readFile(page, 'utf8'), modules));

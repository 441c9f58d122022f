import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { joinModules } from './join-modules.ts';
import { importedBy, lightOnes } from './module-graph.ts';
import { withLinks } from './preload-links.ts';

// Run by `nx build admin-local` with the folder that Angular has built and the one to write. The first page of what Angular
// builds needs some forty files and names ten of them at most: each of the others is found only once the one that imports
// it has come.
const [bundle = '', folder = ''] = process.argv.slice(2);

/** What everybody who is logged in needs before the first number, in the order in which it is needed. */
const MAIN = /^main-/;
const PAGE = [/^shell\.component-/, /^estadisticas\.component-/];
const WORDS = /^es-/;
/** What several pages share and is smaller than this, in bytes, is not worth a file of its own. */
const SMALL = 10_000;

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

async function scripts(wanted: readonly RegExp[]): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return wanted.flatMap((like) => {
    const names = files.filter((file) => like.test(file));
    if (names.length === 0) throw new Error(`the build has no module like ${like}`);
    return names;
  });
}

await rm(folder, { recursive: true, force: true });
await cp(bundle, folder, { recursive: true });

const [entry = ''] = await scripts([MAIN]);
const first = await importedBy(await scripts([MAIN, ...PAGE]), read);
const shared = await lightOnes(await scripts([/^chunk-/]), new Set(first), SMALL, read);
const { files, replaced } = await joinModules(folder, entry, { inicio: first, comun: shared });
await Promise.all(replaced.map((name) => rm(join(folder, name))));
await Promise.all([...files].map(([name, code]) => writeFile(join(folder, name), code)));

const [newEntry = ''] = await scripts([MAIN]);
const page = join(folder, 'index.html');
const html = (await readFile(page, 'utf8')).replaceAll(entry, newEntry);
await writeFile(page, withLinks(html, await importedBy(await scripts([MAIN, ...PAGE, WORDS]), read)));

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = (...args: readonly string[]) => promisify(execFile)(process.execPath, args);

const BUNDLE: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module"}',
  'index.html':
    '<head><link rel="modulepreload" href="old.js"></head><body><script src="main-AAAAAAAA.js" type="module"></script></body>',
  'main-AAAAAAAA.js': `import"./chunk-BBBBBBBB.js";const pages=[import("./shell.component-CCCCCCCC.js"),import("./estadisticas.component-DDDDDDDD.js"),import("./es-EEEEEEEE.js"),import("./tv.component-FFFFFFFF.js")];for(const page of pages)console.log((await page).is)`,
  'chunk-BBBBBBBB.js': 'console.log("begun")',
  'shell.component-CCCCCCCC.js': 'export const is="shell"',
  'estadisticas.component-DDDDDDDD.js': 'export const is="estadisticas"',
  'es-EEEEEEEE.js': 'export const is="es"',
  'tv.component-FFFFFFFF.js': `import{a}from"./chunk-GGGGGGGG.js";import{b}from"./chunk-HHHHHHHH.js";console.log("TV");export const is=a+" "+b`,
  'chunk-GGGGGGGG.js': 'export const a="tv"',
  'chunk-HHHHHHHH.js': `import{a}from"./chunk-GGGGGGGG.js";export const b="and "+a`,
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'panel-'));
  await mkdir(join(folder, 'bundle'));
  await Promise.all(
    Object.entries(BUNDLE).map(([name, text]) => writeFile(join(folder, 'bundle', name), text)),
  );
  await run(join(import.meta.dirname, 'main.ts'), join(folder, 'bundle'), join(folder, 'built'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const built = async (): Promise<string[]> => (await readdir(join(folder, 'built'))).sort();
const named = async (start: string): Promise<string> =>
  (await built()).find((name) => name.startsWith(`${start}-`)) ?? `there is no ${start}`;

test('what the first page needs is one file, and so is what several pages share', async () => {
  expect((await built()).map((name) => name.replace(/-[\w-]{8}\.js$/, ''))).toEqual([
    'comun',
    'es',
    'estadisticas.component',
    'index.html',
    'inicio',
    'main',
    'package.json',
    'shell.component',
    'tv.component',
  ]);
});

test('the joined modules do what they did, and what is wanted later still runs later', async () => {
  const { stdout } = await run(join(folder, 'built', await named('main')));
  expect(stdout.split('\n')).toEqual(['begun', 'TV', 'shell', 'estadisticas', 'es', 'tv and tv', '']);
});

test('the page starts the new entry and names all that is needed until the first number, and nothing else', async () => {
  const html = await readFile(join(folder, 'built', 'index.html'), 'utf8');
  const links = [...html.matchAll(/modulepreload" href="([^"]*)"/g)].map(([, name]) => name);
  expect(html).toContain(`<script src="${await named('main')}" type="module">`);
  expect(links).toEqual([
    await named('main'),
    await named('inicio'),
    await named('shell.component'),
    await named('estadisticas.component'),
    await named('es'),
  ]);
});

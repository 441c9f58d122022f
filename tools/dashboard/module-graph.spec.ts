import { importedBy, lightOnes } from './module-graph.ts';

const FILES: Readonly<Record<string, string>> = {
  'main.js': `import{a}from"./near.js";import"./shared.js";const later=()=>import("./page.js");export{a,later}`,
  'near.js': `import{b}from"./far.js";export const a=b;export*from"./again.js"`,
  'far.js': 'export const b=1',
  'again.js': `import"./near.js"`,
  'shared.js': 'export{}',
  'page.js': `import"./only-of-the-page.js"`,
  'only-of-the-page.js': 'export{}',
};
const read = (name: string) => Promise.resolve(FILES[name] ?? '');

test('what a module imports is found at every depth, once, and nothing that it imports only when it runs', async () => {
  expect(await importedBy(['main.js'], read)).toEqual([
    'main.js',
    'near.js',
    'far.js',
    'again.js',
    'shared.js',
  ]);
});

test('what it imports when it runs is found when it is asked for too', async () => {
  expect(await importedBy(['near.js', 'page.js'], read)).toEqual([
    'near.js',
    'far.js',
    'again.js',
    'page.js',
    'only-of-the-page.js',
  ]);
});

test('a module is light when it and all that has not been loaded yet are', async () => {
  const names = ['near.js', 'far.js', 'shared.js', 'page.js'];
  const bytes = FILES['near.js']!.length;
  expect(await lightOnes(names, new Set(['far.js']), bytes, read)).toEqual(['shared.js', 'page.js']);
});

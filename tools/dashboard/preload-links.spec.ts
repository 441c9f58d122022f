import { importedBy, withLinks } from './preload-links.ts';

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

test('the links stand in the head in place of those that were there', () => {
  const html = '<head><title>T</title></head><body><link rel="modulepreload" href="old.js"><p></p></body>';
  expect(withLinks(html, ['a.js', 'b.js'])).toBe(
    '<head><title>T</title><link rel="modulepreload" href="a.js"><link rel="modulepreload" href="b.js"></head><body><p></p></body>',
  );
});

import { withLinks } from './preload-links.ts';

test('the links stand in the head in place of those that were there', () => {
  const html = '<head><title>T</title></head><body><link rel="modulepreload" href="old.js"><p></p></body>';
  expect(withLinks(html, ['a.js', 'b.js'])).toBe(
    '<head><title>T</title><link rel="modulepreload" href="a.js"><link rel="modulepreload" href="b.js"></head><body><p></p></body>',
  );
});

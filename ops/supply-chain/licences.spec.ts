import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { forbidden, productionPackages } from './licences.ts';

const lock = readFileSync(join(resolve(import.meta.dirname, '../..'), 'package-lock.json'), 'utf8');

test('what is shipped is under a licence that lets it be: npm run licences', () => {
  expect(forbidden(productionPackages(lock))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND ISC', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0', false],
  [undefined, false],
])('%s may be shipped: %s', (licence, may) => {
  expect(forbidden([{ name: 'x', version: '1.0.0', licence }])).toHaveLength(may ? 0 : 1);
});

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { debianPackages, QUICK_CHROMIUM } from './debian-programs.ts';

const root = resolve(import.meta.dirname, '../..');

test('the workflow installs every package that some tests need, for with CI set none may be missing', () => {
  const workflow = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8');
  const installed = /apt-get install -y ([a-z0-9 -]+)/.exec(workflow)?.[1]?.split(' ') ?? [];
  // Ubuntu, which the workflow runs on, has no such package: Playwright installs its own there.
  expect(workflow).toMatch(/playwright@\S+ install --with-deps chromium/);
  const needed = debianPackages().filter((name) => name !== QUICK_CHROMIUM);
  expect(installed).toEqual(expect.arrayContaining(needed));
});

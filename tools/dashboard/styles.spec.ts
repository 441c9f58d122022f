import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const STYLES = resolve(ROOT, 'apps/admin-local/src/styles.css');

/** As somebody makes them in that folder, which is where Tailwind looks for what is used if it is told no other. */
function madeIn(folder: string): string {
  const program = `
    import { readFileSync } from 'node:fs';
    import tailwind from '@tailwindcss/postcss';
    import postcss from 'postcss';
    const [from] = process.argv.slice(1);
    const { css } = await postcss([tailwind()]).process(readFileSync(from, 'utf8'), { from });
    process.stdout.write(css);`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program, STYLES], {
    cwd: resolve(ROOT, folder),
    encoding: 'utf8',
  });
}

test('the pages have the same styles whatever folder they are built in', () => {
  const css = madeIn('.');
  expect(css).toContain('.bg-accent-soft');
  expect(madeIn('libs/domain')).toBe(css);
});

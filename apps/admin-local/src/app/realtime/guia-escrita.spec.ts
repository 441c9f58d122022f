import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(process.cwd(), '../..');
const guia = readFileSync(join(root, 'docs/guia.md'), 'utf8');
const code = readFileSync(join(process.cwd(), 'src/app/realtime/guia.spec.ts'), 'utf8');
const blocks = [...guia.matchAll(/^```typescript\n(.*?)^```$/gms)].map(([, text]) => text!.trim());

test('every example in docs/guia.md is, word for word, one that guia.spec.ts compiles and runs', () => {
  expect(blocks).toHaveLength(4);
  for (const block of blocks) expect(code).toContain(block);
});

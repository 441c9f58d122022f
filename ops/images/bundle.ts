import { join, resolve } from 'node:path';
import { bundleDashboard } from './bundle-dashboard.ts';
import { bundleProgram } from './bundle-program.ts';
import { programs } from './program.ts';

// Run as `npm run bundle -- api ws-server web`: writes each to dist/images, from where the Dockerfile copies it. The web
// is what `nx build admin-local` has made.
const root = resolve(import.meta.dirname, '../..');
const output = join(root, 'dist/images');

for (const name of process.argv.slice(2)) {
  const program = programs.find((candidate) => candidate.name === name);
  const folder = join(output, name);
  await (program ? bundleProgram(root, program, folder) : bundleDashboard(root, folder));
}

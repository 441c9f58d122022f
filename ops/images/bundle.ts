import { cp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bundleProgram } from './bundle-program.ts';
import { compressFiles } from './compress-files.ts';
import { programs } from './program.ts';

// Run as `npm run bundle`, after `nx build admin-local`: writes to dist/images what the Dockerfile copies.
const root = resolve(import.meta.dirname, '../..');
const output = resolve(root, 'dist/images');

await Promise.all(programs.map((program) => bundleProgram(root, program, resolve(output, program.name))));

const web = resolve(output, 'web');
await rm(web, { recursive: true, force: true });
await cp(resolve(root, 'dist/apps/admin-local'), web, { recursive: true });
await compressFiles(web);

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BuiltImages } from './built-images.ts';

// Run as `npm run images:prove`: every target of the Dockerfile from nothing, npm ci and all, in an empty folder. What
// comes out is started by images.spec.ts and by the story of the proxy.
const folder = await mkdtemp(join(tmpdir(), 'citas-imagenes-'));
await chmod(folder, 0o755);
const images = await BuiltImages.from({
  root: resolve(import.meta.dirname, '../..'),
  folder,
  reuseModules: false,
});
for (const name of ['api', 'websocket-server', 'web']) {
  await images.build(name);
  console.log(`${name}: hecho`);
}
await rm(folder, { recursive: true, force: true });

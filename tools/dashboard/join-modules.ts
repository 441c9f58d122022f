import { rolldown, type OutputChunk } from 'rolldown';
import { basename, join } from 'node:path';

const HASH = /-[\w-]{8}(\.js)?$/;

export interface JoinedModules {
  /** The code of the new files by their names, the entry first. */
  readonly files: ReadonlyMap<string, string>;
  /** The names of the old files that are in them. */
  readonly replaced: readonly string[];
}

/**
 * All modules that `entry` of this folder leads to, in fewer files: each of these groups, a list of file names by the name
 * of the file that takes their place, is one. Angular leaves a file for every set of pages that share something, and each
 * costs the browser and the server a journey, however few bytes it has.
 */
export async function joinModules(
  folder: string,
  entry: string,
  groups: Readonly<Record<string, readonly string[]>>,
): Promise<JoinedModules> {
  const replaced: string[] = [];
  const bundle = await rolldown({
    input: join(folder, entry),
    plugins: [{ name: 'replaced', moduleParsed: ({ id }) => void replaced.push(basename(id)) }],
  });
  const { output } = await bundle.generate({
    minify: { mangle: true, compress: false },
    entryFileNames: `${entry.replace(HASH, '')}-[hash].js`,
    chunkFileNames: ({ name }) => `${name.replace(HASH, '')}-[hash].js`,
    codeSplitting: {
      groups: Object.entries(groups).map(([name, files]) => ({
        name,
        test: (id: string) => basename(id) !== entry && files.includes(basename(id)),
      })),
    },
  });
  await bundle.close();
  const chunks = output.filter((one): one is OutputChunk => one.type === 'chunk');
  return { files: new Map(chunks.map(({ fileName, code }) => [fileName, code])), replaced };
}

import { init, parse } from 'es-module-lexer';

export type ReadModule = (name: string) => Promise<string>;

/** Each of the modules, followed by what it imports and what this imports in turn; none twice. */
export async function importedBy(names: readonly string[], read: ReadModule): Promise<string[]> {
  await init;
  const found = new Set<string>();
  const add = async (name: string): Promise<void> => {
    if (found.has(name)) return;
    found.add(name);
    const [imports] = parse(await read(name));
    for (const { d, n } of imports) if (d === -1 && n?.startsWith('./')) await add(n.slice(2));
  };
  for (const name of names) await add(name);
  return [...found];
}

/** Those of the modules that have at most so many bytes together with all that they import beyond the `loaded` ones. */
export async function lightOnes(
  names: readonly string[],
  loaded: ReadonlySet<string>,
  bytes: number,
  read: ReadModule,
): Promise<string[]> {
  const light: string[] = [];
  for (const name of names.filter((one) => !loaded.has(one))) {
    const needed = (await importedBy([name], read)).filter((one) => !loaded.has(one));
    const code = await Promise.all(needed.map(read));
    if (code.reduce((sum, { length }) => sum + length, 0) <= bytes) light.push(name);
  }
  return light;
}

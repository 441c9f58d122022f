import { init, parse } from 'es-module-lexer';

const LINK = /<link rel="modulepreload"[^>]*>/g;

/** Each of the modules, followed by what it imports and what this imports in turn; none twice. */
export async function importedBy(
  names: readonly string[],
  read: (name: string) => Promise<string>,
): Promise<string[]> {
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

/** The page with a link for each of these modules, in place of those that it had. */
export function withLinks(html: string, modules: readonly string[]): string {
  const links = modules.map((name) => `<link rel="modulepreload" href="${name}">`).join('');
  return html.replace(LINK, '').replace('</head>', `${links}</head>`);
}

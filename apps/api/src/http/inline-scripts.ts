import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WITHOUT_SOURCE = /<script(?![^>]*\ssrc\b)[^>]*>([^]*?)<\/script>/g;

/** The scripts that stand in the page itself. A policy has to name each; the page of a folder without one has none. */
export function inlineScripts(folder: string): readonly string[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return [];
  return [...readFileSync(page, 'utf8').matchAll(WITHOUT_SOURCE)].map(([, code = '']) => code);
}

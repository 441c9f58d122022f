import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** What Node is told to read, of two that say the same the one that wins first. */
const FILES = ['.env', '.data/development.env'] as const;

export type DatabaseUrlSource = (typeof FILES)[number] | 'environment';

/** Where the process has this DATABASE_URL from, by the files of the folder that it was started in. */
export function databaseUrlSource(url: string, folder = '.'): DatabaseUrlSource {
  const saysSo = (file: string): boolean => {
    const path = join(folder, file);
    return existsSync(path) && parseEnv(readFileSync(path, 'utf8'))['DATABASE_URL'] === url;
  };
  return FILES.find(saysSo) ?? 'environment';
}

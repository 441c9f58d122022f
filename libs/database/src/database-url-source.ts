import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** Where an address is from: the file of settings, what `npm start` wrote into DATA_DIR, or the environment. */
export type DatabaseUrlSource = '.env' | 'development.env' | 'environment';

/** Where the process has this DATABASE_URL from, by the files of the folder that it was started in. */
export function databaseUrlSource(url: string, folder = '.'): DatabaseUrlSource {
  // What Node is told to read; of two that say the same the one that wins first.
  if (saysSo(resolve(folder, '.env'), url)) return '.env';
  return saysSo(resolve(folder, developmentEnvPath()), url) ? 'development.env' : 'environment';
}

/** As the commands of package.json name it. */
export function developmentEnvPath(): string {
  return `${process.env['DATA_DIR'] || '.data'}/development.env`;
}

function saysSo(path: string, url: string): boolean {
  return existsSync(path) && parseEnv(readFileSync(path, 'utf8'))['DATABASE_URL'] === url;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

const notOurs = new Set(['.git', ...gitIgnored()]);

export interface Project {
  readonly name: string;
  readonly folder: string;
  readonly tags: readonly string[];
}

interface Manifest {
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly nx?: { readonly name?: string; readonly tags?: readonly string[] };
  readonly [field: string]: unknown;
}

export function rootEntries(): string[] {
  return readdirSync(root).filter((name) => !notOurs.has(name) && !name.endsWith('.log'));
}

/** Every file and folder of ours, as paths from the root. */
export function ourPaths(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return [relative(root, path), ...(entry.isDirectory() ? ourPaths(path) : [])];
    });
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function manifests(): string[] {
  return ourPaths().filter((path) => /(^|\/)package\.json$/.test(path));
}

/** What Nx takes for a project: a package of a workspace folder, or a project.json. */
export function projects(): Project[] {
  const files = ourPaths().filter((path) => /\/(package|project)\.json$/.test(path));
  return files.map((path) => {
    const manifest = JSON.parse(read(path)) as Manifest;
    const { name = path, tags = [] } = manifest.nx ?? manifest;
    return { name, folder: path.replace(/\/[^/]+$/, ''), tags };
  });
}

function gitIgnored(): string[] {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  return lines
    .map((line) => line.trim().replaceAll('/', ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
}

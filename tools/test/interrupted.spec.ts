import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { appears } from '@citas/process/testing';

const ROOT = resolve(import.meta.dirname, '../..');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
let folder: string;
let temporary: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-interrumpidas-'));
  temporary = join(folder, 'tmp');
  await mkdir(temporary);
  // PostgreSQL runs as another user where this is root.
  for (const path of [folder, temporary]) await chmod(path, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The tests of a project on a database of their own, as `nx test database` runs them. */
function runTests() {
  const { TEST_DATABASE_URL: _, TEST_REPORT_DIR: __, ...env } = process.env;
  return spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', JEST, '--config', '../../jest.config.mjs', '--rootDir', '.'],
      ...['--cacheDirectory', join(folder, 'cache'), '--testPathPatterns', 'migrate.spec'],
    ],
    {
      cwd: join(ROOT, 'libs/database'),
      env: { ...env, NODE_OPTIONS: '', TMPDIR: temporary },
      stdio: 'ignore',
      detached: true,
    },
  );
}

test.each([
  ['as soon as they begin', 'SIGINT', undefined],
  ['with their database running', 'SIGINT', /^postgres\.log$/],
  ['with their database running', 'SIGTERM', /^postgres\.log$/],
] as const)(
  'tests that are interrupted %s, by %s, leave no database behind',
  async (_, signal, file) => {
    const child = runTests();
    const ended = once(child, 'exit');
    const data = join(temporary, await appears(temporary, /^citas-pruebas-/));
    if (file) await appears(data, file);
    // Ctrl-C reaches all that a command has started.
    process.kill(signal === 'SIGINT' ? -child.pid! : child.pid!, signal);
    expect(await ended).toEqual([130, null]);
    expect(await readdir(temporary)).toEqual([]);
  },
  60_000,
);

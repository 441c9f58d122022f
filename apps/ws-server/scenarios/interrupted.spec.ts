import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appears } from '@citas/process/testing';

const MAIN = join(import.meta.dirname, 'main.ts');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-interrumpidos-'));
  // PostgreSQL runs as another user where this is root.
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['as soon as they begin', undefined],
  ['with their database running', /^development\.env$/],
])(
  'scenarios that are interrupted %s leave nothing behind',
  async (_, file) => {
    const child = spawn(process.execPath, [MAIN, '--seeds', '1'], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(child, 'exit');
    const data = join(folder, await appears(folder, /^citas-scenarios-/));
    if (file) await appears(data, file);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(await readdir(folder)).toEqual([]);
  },
  60_000,
);

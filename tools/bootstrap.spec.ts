import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'citas-bootstrap-'));
  await mkdir(join(root, 'tools'));
  await cp(join(import.meta.dirname, 'bootstrap.mjs'), join(root, 'tools', 'bootstrap.mjs'));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: {} }));
  await writeFile(
    join(root, 'script.mjs'),
    `console.log('args', process.argv.slice(2).join(), process.env.NX_DAEMON); process.exit(3);`,
  );
});

afterEach(() => rm(root, { recursive: true }));

/** Stands in for npm: notes that it was called and installs a Node, or ends half way. */
async function fakeNpm(outcome: 'works' | 'fails'): Promise<string> {
  const file = join(root, 'npm-cli.js');
  const install = `fs.symlinkSync(process.execPath, 'node_modules/node/bin/node');`;
  await writeFile(
    file,
    `const fs = require('node:fs');
     fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
     fs.rmSync('node_modules', { recursive: true, force: true });
     fs.mkdirSync('node_modules/node/bin', { recursive: true });
     ${outcome === 'works' ? install : `console.error('ERR no network'); process.exit(1);`}`,
  );
  return file;
}

async function bootstrap(npm: string) {
  const command = [join(root, 'tools', 'bootstrap.mjs'), 'script.mjs', 'a', 'b'];
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, npm_execpath: npm };
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

async function calls(): Promise<number> {
  return (await readFile(join(root, 'calls'), 'utf8').catch(() => '')).split('\n').length - 1;
}

test('installs once, then runs the script on the pinned Node with its arguments and its exit code', async () => {
  const npm = await fakeNpm('works');
  expect(await bootstrap(npm)).toMatchObject({
    code: 3,
    stdout: 'Instalando dependencias (una sola vez)…\nargs a,b false\n',
  });
  expect(await bootstrap(npm)).toMatchObject({ code: 3, stdout: 'args a,b false\n' });
  expect(await readFile(join(root, 'calls'), 'utf8')).toBe(
    'ci --no-audit --no-fund --include=dev --loglevel=error\n',
  );
});

test('installs again when the lock file has changed', async () => {
  const npm = await fakeNpm('works');
  await bootstrap(npm);
  await writeFile(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/pg': { version: '8.0.0' } } }),
  );
  await bootstrap(npm);
  expect(await calls()).toBe(2);
});

test('shows what npm said when it fails, and tries again the next time', async () => {
  const first = await bootstrap(await fakeNpm('fails'));
  expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining('ERR no network') as string });
  expect(first.stderr).toContain('La instalación de dependencias ha fallado');
  await bootstrap(await fakeNpm('works'));
  expect(await calls()).toBe(2);
});

test('an installation made by hand that matches the lock file is taken as it is', async () => {
  const npm = await fakeNpm('works');
  await bootstrap(npm);
  await rm(join(root, 'node_modules', '.installed-lock'));
  const packages = { 'node_modules/pg': { version: '8.0.0', integrity: 'x' } };
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  await writeFile(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  await bootstrap(npm);
  expect(await calls()).toBe(1);
});

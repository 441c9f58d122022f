import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings.ts';

let DATA_DIR: string;

beforeAll(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'citas-settings-'));
});

afterAll(() => rm(DATA_DIR, { recursive: true }));

test('without anything set, the ports of the README, the embedded database and a secret that stays', async () => {
  const first = await readSettings({ DATA_DIR });
  expect(first).toMatchObject({
    webPort: 4200,
    apiPort: 3000,
    wsPort: 8080,
    databaseUrl: undefined,
    withDemo: true,
  });
  expect(first.jwtSecret).toMatch(/^[0-9a-f]{96}$/);
  expect((await readSettings({ DATA_DIR })).jwtSecret).toBe(first.jwtSecret);
});

test('each serves pages of its own, though they share their data', async () => {
  const [one, other] = await Promise.all(
    ['4200', '4300'].map((WEB_PORT) => readSettings({ DATA_DIR, WEB_PORT })),
  );
  expect(one?.dataDir).toBe(other?.dataDir);
  expect(one?.webFolder).not.toBe(other?.webFolder);
});

test('the demo data go into a database of one’s own only when asked for', async () => {
  const env = { DATA_DIR, DATABASE_URL: 'postgres://127.0.0.1/citas', JWT_SECRET: 'x' };
  expect((await readSettings(env)).withDemo).toBe(false);
  expect((await readSettings({ ...env, DEMO: '1' })).withDemo).toBe(true);
});

test.each([
  ['production without a secret', { NODE_ENV: 'production' }, /Falta JWT_SECRET/],
  [
    'a short secret in production',
    { NODE_ENV: 'production', JWT_SECRET: 'corto' },
    /JWT_SECRET no vale(?!.*corto)/,
  ],
  ['a level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL=loud no vale/],
  ['a port that is none', { API_PORT: 'abc' }, /API_PORT=abc no vale/],
  [
    'an address that only Docker Compose completes',
    { DATABASE_URL: 'postgres://citas:${POSTGRES_PASSWORD}@postgres:5432/citas' },
    /DATABASE_URL, que viene del entorno, tiene «\$\{…\}», que solo Docker Compose sustituye/,
  ],
  [
    'the host of a network that is not here',
    { DATABASE_URL: 'postgres://citas:secreta@postgres.invalid/citas' },
    /no se encuentra el servidor «postgres\.invalid» de DATABASE_URL/,
  ],
  ['one port for two programs', { API_PORT: '8080' }, /API_PORT y WS_PORT son el mismo puerto, 8080/],
])('%s is refused with a clear line', async (_title, env, message) => {
  await expect(readSettings({ DATA_DIR, ...env })).rejects.toThrow(message);
});

test.each(['main.ts', 'serve-database.ts'])('%s tells it without a stack, and ends', async (program) => {
  const ended = await new Promise((resolve) => {
    // Where no .env is read.
    const options = { cwd: DATA_DIR, env: { ...process.env, DATA_DIR, API_PORT: 'abc', NODE_OPTIONS: '' } };
    execFile(process.execPath, [join(import.meta.dirname, program)], options, (error, stdout, stderr) =>
      resolve([error?.code, stdout, stderr]),
    );
  });
  expect(ended).toEqual([1, '', expect.stringMatching(/^La configuración .*:\n.*API_PORT=abc no vale.*\n$/)]);
});

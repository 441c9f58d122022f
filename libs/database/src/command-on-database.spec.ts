import { exec } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const root = resolve(import.meta.dirname, '../../..');
const COMMANDS = ['migrate', 'epoch', 'recount', 'alta', 'citas:import', 'citas:generate'];
const NOBODY = 'postgres://citas:secreta@127.0.0.1:1/citas';
const DOCKER = 'postgres://citas:${POSTGRES_PASSWORD}@postgres:5432/citas';

let own: TestDatabase;
let scripts: Readonly<Record<string, string>>;
let folder: string;
beforeAll(async () => {
  own = await createTestDatabase();
  ({ scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
});
afterAll(() => own.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-orden-'));
  await mkdir(join(folder, '.data'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Place {
  readonly development?: string;
  readonly env?: string;
  /** Another folder of data than the usual one, which is then named in the environment. */
  readonly dataDir?: string;
}

/** `npm run migrate`, as it would be in a folder with these files. */
async function migrateWith({ development, env: own, dataDir }: Place, given?: string): Promise<Ended> {
  if (development)
    await writeFile(join(folder, dataDir ?? '.data', 'development.env'), assignment(development));
  if (own) await writeFile(join(folder, '.env'), assignment(own));
  const command = (scripts['migrate'] ?? '')
    .replace(/^node/, process.execPath)
    .replace(/\S+-command\.ts$/, (path) => join(root, path));
  const { DATABASE_URL: _, DATA_DIR: __, ...env } = process.env;
  return new Promise((ended) => {
    const told = { ...(dataDir && { DATA_DIR: dataDir }), ...(given && { DATABASE_URL: given }) };
    exec(command, { cwd: folder, env: { ...env, NODE_OPTIONS: '', ...told } }, (error, stdout, stderr) =>
      ended({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const assignment = (url: string): string => `DATABASE_URL=${url}\n`;
const UP_TO_DATE = { code: 0, stdout: 'La base de datos está al día.\n' };

test.each(COMMANDS)('npm run %s knows the database of npm start, and that of .env before it', (name) => {
  expect(scripts[name]).toMatch(
    /^node --env-file-if-exists="\$\{DATA_DIR:-\.data\}\/development\.env" --env-file-if-exists=\.env \S+-command\.ts$/,
  );
});

test('a command uses the database of npm start; .env goes before it, and the environment before both', async () => {
  expect(await migrateWith({ development: own.url })).toMatchObject(UP_TO_DATE);
  expect(await migrateWith({ development: NOBODY, env: own.url })).toMatchObject(UP_TO_DATE);
  expect(await migrateWith({ development: NOBODY, env: NOBODY }, own.url)).toMatchObject(UP_TO_DATE);
});

test('a command follows npm start to another DATA_DIR, and names it when its database is not up', async () => {
  const dataDir = 'mis datos';
  await mkdir(join(folder, dataDir));
  await migrateWith({ development: NOBODY });
  expect(await migrateWith({ development: own.url, dataDir })).toMatchObject(UP_TO_DATE);
  const stopped = await migrateWith({ development: NOBODY, dataDir });
  expect(stopped).toMatchObject({ code: 1, stderr: expect.stringContaining(`${dataDir}/development.env`) });
});

test.each(['api', 'ws-server'])('nx serve %s reads the settings of a DATA_DIR with any name', async (app) => {
  const { nx } = JSON.parse(await readFile(join(root, 'apps', app, 'package.json'), 'utf8'));
  const [, file = ''] = /--env-file=(\S+|".*?") apps/.exec(nx.targets.serve.options.command) ?? [];
  const env = { ...process.env, DATA_DIR: 'mis datos' };
  const { stdout } = await promisify(exec)(`printf '%s|' ${file}`, { env });
  expect(stdout).toBe('mis datos/development.env|');
});

test.each([
  ['no address', {}, /Falta DATABASE_URL.*npm start/],
  ['npm start stopped', { development: NOBODY }, /La base de datos incluida no está en marcha: .*npm start/],
  ['a database of one’s own that is away', { env: NOBODY }, /No se puede conectar.*127\.0\.0\.1:1\b/],
  ['a .env for Docker Compose', { env: DOCKER }, /DATABASE_URL, que viene de \.env, tiene «\$\{…\}»/],
  [
    'a .env with a host of Docker',
    { env: 'postgres://a:b@postgres.invalid/c' },
    /«postgres\.invalid».*de \.env/,
  ],
])('with %s a command says so in one line, without secrets, and fails', async (_title, files, message) => {
  const { code, stderr } = await migrateWith(files);
  const told = stderr
    .split('\n')
    .filter((line) => line && !line.endsWith('not found. Continuing without it.'));
  expect([code, told]).toEqual([1, [expect.stringMatching(message)]]);
  expect(told[0]).not.toContain('secreta');
});

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { countStories } from './e2e-stage.ts';
import { addUp, type JestReport } from './jest-stage.ts';
import { summarise } from './stage-result.ts';

const root = resolve(import.meta.dirname, '../..');
const fixture = 'tools/test/testing/nats-server.fixture.ts';
const projects = { stage: 'test', passed: 1, failed: 0, problems: [], skipped: [] };
const good = { stage: 'test', passed: 3, failed: 0, problems: [], skipped: [] };

/** What jest's own report says of two tests that run nats-server, run by somebody who is not root. */
async function reportOf(env: NodeJS.ProcessEnv): Promise<JestReport> {
  const folder = await mkdtemp(join(tmpdir(), 'citas-sin-probar-'));
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--config', join(root, 'jest.config.mjs')];
  const order = [...jest, '--rootDir', join(root, 'tools'), `--testMatch=**/nats-server.fixture.ts`];
  const options = {
    cwd: join(root, 'tools'),
    env: { ...process.env, CI: '', ...env, TEST_REPORT_DIR: folder },
  };
  await new Promise((done) =>
    execFile(process.execPath, ['--experimental-vm-modules', ...order], options, done),
  );
  try {
    return JSON.parse(await readFile(join(folder, 'tools.json'), 'utf8')) as JestReport;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('tests of a program that is missing', () => {
  const missing = { suite: fixture, reason: 'falta nats-server' };
  const failure = {
    test: expect.stringContaining(`${fixture} › `) as string,
    message: expect.stringContaining('nats-server') as string,
  };

  test.each([
    ['are left out, and named with the program', {}, { passed: 0, failed: 0, skipped: [missing, missing] }],
    [
      'fail in continuous integration',
      { CI: '1' },
      { passed: 0, failed: 2, failures: [failure, failure], skipped: [] },
    ],
    ['run once it is there', { NATS_SERVER_PATH: process.execPath }, { passed: 2, failed: 0, skipped: [] }],
  ])(
    '%s',
    async (_title, env, expected) => {
      expect(await reportOf({ NATS_SERVER_PATH: '/nowhere', ...env })).toMatchObject(expected);
    },
    120_000,
  );
});

describe('what is left out', () => {
  const skippedTest = { suite: 'libs/x.spec.ts', reason: 'falta nats-server' };
  const jest = addUp(
    [
      { project: 'x', passed: 4, failed: 0, failures: [], skipped: [skippedTest, skippedTest] },
      { project: 'y', passed: 1, failed: 0, failures: [], skipped: [{ suite: 'libs/y.spec.ts' }] },
    ],
    projects,
  );
  const story = (
    status: 'skipped' | 'expected',
    ...annotations: { type: string; description: string }[]
  ) => ({
    title: 'a story',
    tests: [{ status, annotations, results: [] }],
  });
  const stories = countStories(
    {
      stats: { expected: 1, unexpected: 0, flaky: 0 },
      errors: [],
      suites: [
        { file: 'agenda.spec.ts', specs: [story('expected')] },
        {
          file: 'proxy.spec.ts',
          specs: [],
          suites: [
            {
              file: 'proxy.spec.ts',
              specs: [story('skipped', { type: 'skip', description: 'falta caddy' })],
            },
          ],
        },
      ],
    },
    0,
  );

  test('is in the summary by its file, how many tests it is and why, and nothing fails for it', () => {
    const { text, exitCode } = summarise([jest, stories], { maySkip: true });
    expect(text.match(/Sin probar: .*/g)).toEqual([
      'Sin probar: libs/x.spec.ts, 2 pruebas (falta nats-server)',
      'Sin probar: libs/y.spec.ts, 1 prueba (no se dice por qué)',
      'Sin probar: e2e/stories/proxy.spec.ts, 1 prueba (falta caddy)',
    ]);
    expect(text).toMatch(/\n6 passed, 0 failed$/);
    expect(exitCode).toBe(0);
  });

  test.each([
    ['a test', jest, '5 passed, 3 failed'],
    ['a story', stories, '1 passed, 1 failed'],
  ])('is a failure where nothing may be: %s', (_title, result, lastLine) => {
    const { text, exitCode } = summarise([result], { maySkip: false });
    expect(text.split('\n').at(-1)).toBe(lastLine);
    expect(text).toContain('Sin probar: ');
    expect(exitCode).toBe(1);
  });

  test('makes no difference where nothing is left out', () => {
    expect(summarise([good], { maySkip: false })).toEqual(summarise([good], { maySkip: true }));
  });
});

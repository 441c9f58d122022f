import { countStories } from './e2e-stage.ts';
import { addUp } from './jest-stage.ts';
import { failureLines } from './failed-test.ts';
import { countProjects } from './nx-stage.ts';
import { runCommand } from './run-command.ts';
import { summarise } from './stage-result.ts';

const header =
  '\n NX   Running target lint for 3 projects:\n\n- api\n- hub\n- ws-server\n\n> nx run api:lint\n';
const ending =
  ' NX   Running target lint for 3 projects failed\n\nFailed tasks:\n\n- hub:lint\n- api:lint\n\n';
const coloured =
  '\u001B[7m NX \u001B[27m Running target lint for 3 projects:\n\n\u001B[2m-\u001B[22m api\n\u001B[2m-\u001B[22m hub\n';

describe('one check a project', () => {
  test.each([
    ['each project has passed when Nx ends well', header, 0, { passed: 3, failed: 0, problems: [] }],
    ['colours make no difference', coloured, 0, { passed: 2, failed: 0, problems: [] }],
    [
      'a single project is not listed but named',
      ' NX   Running target build for project admin-local:\n',
      0,
      { passed: 1, failed: 0 },
    ],
    [
      'those that Nx names at the end have failed',
      header + ending,
      1,
      { passed: 1, failed: 2, problems: ['hub ha fallado', 'api ha fallado'] },
    ],
    ['Nx failing without naming any is a failure', header, 1, { passed: 3, failed: 1 }],
    ['nothing run is a failure', '', 0, { passed: 0, failed: 1 }],
  ])('%s', (_title, output, code, expected) => {
    expect(countProjects('lint', output, code)).toMatchObject(expected);
  });
});

describe('one test a test', () => {
  const projects = (problems: string[]) => ({
    stage: 'test',
    passed: 2,
    failed: problems.length,
    problems,
    skipped: [],
  });

  test('the projects’ reports are added up', () => {
    const reports = [
      { project: 'api', passed: 10, failed: 1, failures: [{ test: 'a', message: 'b' }], skipped: [] },
      { project: 'hub', passed: 5, failed: 0, failures: [], skipped: [] },
    ];
    expect(addUp(reports, projects(['api ha fallado']))).toMatchObject({ passed: 15, failed: 1 });
  });

  test('a project that failed without a failed test counts as one', () => {
    expect(
      addUp(
        [{ project: 'api', passed: 10, failed: 0, failures: [], skipped: [] }],
        projects(['api ha fallado', 'hub ha fallado']),
      ),
    ).toMatchObject({ passed: 10, failed: 2 });
  });

  test('a story that needed a second attempt has passed; a run that broke has failed', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 1 };
    expect(countStories({ stats, errors: [], suites: [] }, 0)).toMatchObject({ passed: 5, failed: 0 });
    expect(countStories({ stats, errors: [{ message: 'setup\nat x' }], suites: [] }, 1)).toMatchObject({
      failed: 1,
      problems: ['setup'],
    });
    expect(countStories(undefined, 2)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('what failed', () => {
  test('is said again at the end, each test with its message', () => {
    const api = {
      project: 'api',
      passed: 1,
      failed: 1,
      failures: [
        {
          test: 'apps/api/src/citas.spec.ts › a cita',
          message: '\u001B[31mExpected: 1\u001B[39m\nReceived: 2',
        },
      ],
      skipped: [],
    };
    const stories = countStories(
      {
        stats: { expected: 0, unexpected: 1, flaky: 0 },
        errors: [],
        suites: [
          {
            file: 'agenda.spec.ts',
            specs: [
              {
                title: 'a cita is moved',
                tests: [
                  { status: 'unexpected', annotations: [], results: [{ errors: [{ message: 'too late' }] }] },
                ],
              },
            ],
          },
        ],
      },
      1,
    );
    const jest = addUp([api], {
      stage: 'test',
      passed: 0,
      failed: 1,
      problems: ['api ha fallado'],
      skipped: [],
    });
    expect(summarise([jest, stories], { maySkip: true }).text.split('\n').slice(3)).toEqual([
      '  test: api ha fallado',
      '  test: apps/api/src/citas.spec.ts › a cita',
      '      Expected: 1',
      '      Received: 2',
      '  e2e: e2e/stories/agenda.spec.ts › a cita is moved',
      '      too late',
      '',
      '1 passed, 2 failed',
    ]);
  });

  test('is cut short where there is much of it', () => {
    const failures = Array.from({ length: 25 }, (_, index) => ({
      test: `test ${index}`,
      message: 'line\n'.repeat(100),
    }));
    const lines = failureLines(failures);
    expect(lines.at(-1)).toBe('y 5 más');
    expect(lines).toHaveLength(21);
    expect(lines[0]?.split('\n')).toHaveLength(31);
  });

  test('is heard on both outputs of a program', async () => {
    const { output } = await runCommand(['node', '-e', 'console.log("one"); console.error("other")']);
    expect(output.split('\n').sort()).toEqual(['', 'one', 'other']);
  });
});

describe('the last line', () => {
  const good = { stage: 'lint', passed: 3, failed: 0, problems: [], skipped: [] };

  test('says how many passed and failed, and nothing follows it', () => {
    expect(summarise([good, { ...good, stage: 'e2e', passed: 2 }], { maySkip: true })).toMatchObject({
      exitCode: 0,
      text: expect.stringMatching(/\n5 passed, 0 failed$/) as string,
    });
  });

  test.each([
    ['a failure', [good, { ...good, failed: 1 }]],
    ['a stage in which nothing ran', [good, { ...good, passed: 0 }]],
    ['no stage at all', []],
  ])('%s ends the command with 1', (_title, results) => {
    expect(summarise(results, { maySkip: true }).exitCode).toBe(1);
  });
});

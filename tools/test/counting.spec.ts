import { countStories } from './e2e-stage.ts';
import { addUp } from './jest-stage.ts';
import { countProjects } from './nx-stage.ts';
import { summarise } from './stage-result.ts';

const header = '\n NX   Running target lint for 3 projects:\n\n- api\n- hub\n- ws-server\n\n';

describe('one check a project', () => {
  test('each project that Nx reports as done has passed', () => {
    const output = `${header}✔  nx run api:lint (2s)\n✔  nx run hub:lint  [local cache]\n✔  nx run ws-server:lint\n`;
    expect(countProjects('lint', output, 0)).toEqual({ stage: 'lint', passed: 3, failed: 0, problems: [] });
  });

  test('one that failed, and one that was never reached, have failed', () => {
    const output = `${header}✔  nx run api:lint\n✔  nx run hub:build\n✖  nx run hub:lint\n`;
    expect(countProjects('lint', output, 1)).toMatchObject({
      passed: 1,
      failed: 2,
      problems: ['hub ha fallado', 'ws-server ha fallado'],
    });
  });

  test('Nx itself failing is a failure, whatever it had printed', () => {
    expect(countProjects('lint', '', 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(
      countProjects('lint', `${header}✔ nx run api:lint\n✔ nx run hub:lint\n✔ nx run ws-server:lint\n`, 1),
    ).toMatchObject({ failed: 1 });
  });
});

describe('one test a test', () => {
  const projects = (problems: string[]) => ({ stage: 'test', passed: 2, failed: problems.length, problems });

  test('the projects’ reports are added up', () => {
    const reports = [
      { project: 'api', passed: 10, failed: 1 },
      { project: 'hub', passed: 5, failed: 0 },
    ];
    expect(addUp(reports, projects(['api ha fallado']))).toMatchObject({ passed: 15, failed: 1 });
  });

  test('a project that failed without a failed test counts as one', () => {
    expect(
      addUp([{ project: 'api', passed: 10, failed: 0 }], projects(['api ha fallado', 'hub ha fallado'])),
    ).toMatchObject({ passed: 10, failed: 2 });
  });

  test('a story that needed a second attempt has passed; a run that broke has failed', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 1 };
    expect(countStories({ stats, errors: [] }, 0)).toMatchObject({ passed: 5, failed: 0 });
    expect(countStories({ stats, errors: [{ message: 'setup\nat x' }] }, 1)).toMatchObject({
      failed: 1,
      problems: ['setup'],
    });
    expect(countStories(undefined, 2)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the last line', () => {
  const good = { stage: 'lint', passed: 3, failed: 0, problems: [] };

  test('says how many passed and failed, and nothing follows it', () => {
    expect(summarise([good, { ...good, stage: 'e2e', passed: 2 }])).toMatchObject({
      exitCode: 0,
      text: expect.stringMatching(/\n5 passed, 0 failed$/) as string,
    });
  });

  test.each([
    ['a failure', [good, { ...good, failed: 1 }]],
    ['a stage in which nothing ran', [good, { ...good, passed: 0 }]],
    ['no stage at all', []],
  ])('%s ends the command with 1', (_title, results) => {
    expect(summarise(results).exitCode).toBe(1);
  });
});

import { writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Leaves this project's counts where `npm test` adds them up. Jest wants the default export. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const folder = process.env.TEST_REPORT_DIR;
    if (!folder) return;
    const project = basename(process.cwd());
    const report = {
      project,
      passed: results.numPassedTests,
      // A suite that could not even be loaded has no failed tests of its own.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      failures: results.testResults.flatMap(failuresOf),
      skipped: results.testResults.flatMap(skippedOf),
    };
    writeFileSync(join(folder, `${project}.json`), JSON.stringify(report));
  }
}

/** Each test of a file that failed; of a file that could not be loaded, the file. */
function failuresOf({ testFilePath, testResults, testExecError, failureMessage }) {
  const suite = relative(root, testFilePath);
  if (testExecError) return [{ test: suite, message: failureMessage ?? testExecError.message }];
  return testResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      test: `${suite} › ${fullName}`,
      message: failureMessages.join('\n'),
    }));
}

/** Each test of a file that did not run, whatever left it out; the titles may say why: see libs/process/src/testing. */
function skippedOf({ testFilePath, testResults }) {
  return testResults
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => ({
      suite: relative(root, testFilePath),
      reason: /\((falta [^)]+)\)/.exec(fullName)?.[1],
    }));
}

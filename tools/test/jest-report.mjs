import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

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
    };
    writeFileSync(join(folder, `${project}.json`), JSON.stringify(report));
  }
}

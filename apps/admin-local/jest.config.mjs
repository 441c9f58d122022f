import { join } from 'node:path';
import presets from 'jest-preset-angular/presets/index.js';

/** Native ES modules, as in the rest of the workspace; the Angular compiler reads the templates. */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  // Packages are ES modules already; compiling the 1,700 icons again would take a minute.
  transformIgnorePatterns: ['/node_modules/'],
  // TypeScript has rewritten './x.ts' to './x.js' by the time jest looks for it.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': ['$1.ts', '$1.js'] },
  // What `npm test` adds up.
  reporters: ['default', join(import.meta.dirname, '../../tools/test/jest-report.mjs')],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  testTimeout: 30_000,
};

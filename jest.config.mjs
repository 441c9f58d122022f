import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const tools = join(import.meta.dirname, 'tools', 'test');

/** Node projects run as native ES modules; SWC only strips the types, as Node itself does in production. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  testTimeout: 30_000,
  moduleNameMapper: { '^fast-check$': join(tools, 'seeded-fast-check.mjs') },
  reporters: ['default', join(tools, 'jest-report.mjs')],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  ...(needsDatabase() && {
    globalSetup: join(tools, 'jest-database.mjs'),
    globalTeardown: join(tools, 'jest-database-stop.mjs'),
  }),
};

/** Jest runs in the project's folder; what reaches data is tested on a real PostgreSQL. */
function needsDatabase() {
  const { name, nx } = readManifest();
  return (
    ['@citas/api', '@citas/ws-server', 'ops'].includes(name) || (nx?.tags ?? []).includes('type:data-access')
  );
}

/** A package of the workspace has a package.json, any other project a project.json. */
function readManifest() {
  const file = ['package.json', 'project.json'].find((name) => existsSync(name));
  return file ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

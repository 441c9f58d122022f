import { join } from 'node:path';
import base from '../jest.config.mjs';

const tools = join(import.meta.dirname, '..', 'tools', 'test');

/** What is deployed is tried on a real PostgreSQL, with programs that take their time to start. */
export default {
  ...base,
  testTimeout: 180_000,
  globalSetup: join(tools, 'jest-database.mjs'),
  globalTeardown: join(tools, 'jest-database-stop.mjs'),
};

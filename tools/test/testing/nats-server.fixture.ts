import { requireProgram, withPrograms } from '@citas/process/testing';

// Whoever runs it, it is as if they were not root.
process.getuid = () => 1000;

const { describe, test } = withPrograms('nats-server');

test('runs nats-server', async () => void requireProgram('nats-server'));
describe('what else there is', () => {
  globalThis.test('runs it as well', () => void requireProgram('nats-server'));
});

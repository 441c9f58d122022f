import { withPrograms } from '@citas/process/testing';
import { isClean, runCluster } from './run-cluster.ts';
import { STEPS } from './steps.ts';

const { test } = withPrograms('haproxy', 'nats-server');

// The long form, thousands of clients and three hubs: npm run cluster.
const LEFT_OUT = ['steady', 'kill -9 of PostgreSQL'];

test('two hubs, two APIs, a balancer and NATS, each restarted, killed or cut off: nothing is lost, twice or stranded', async () => {
  const verdict = await runCluster({
    ...{ screens: 60, hubs: 2, drainSeconds: 1, people: 6, restMs: 300, cutMs: 2_000, seed: 1 },
    steps: STEPS.filter(({ name }) => !LEFT_OUT.includes(name)),
  });
  expect(verdict).toMatchObject({ screens: 60, lost: 0, twice: 0, stranded: 0, notOnce: 0, reasons: [] });
  expect(verdict.made).toBeGreaterThan(0);
  expect(isClean(verdict)).toBe(true);
}, 600_000);

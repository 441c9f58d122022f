import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { SCENARIOS } from './catalogue/index.ts';
import { runScenario } from './run-scenario.ts';

/** A seed of its own for every run would find more, and could not be told from a fault of the change under test. */
const SEED = 1;

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

// The long form, hundreds of seeds, and those that take seconds: npm run scenarios.
const quick = SCENARIOS.filter(({ every = 1 }) => every < 10);

test.each(quick.map((scenario) => [scenario.name, scenario] as const))(
  '%s: nothing is lost, doubled, stale or left behind',
  async (_, scenario) => {
    const { error } = await runScenario(scenario, SEED, { database: own.database });
    if (error) throw error;
  },
  70_000,
);

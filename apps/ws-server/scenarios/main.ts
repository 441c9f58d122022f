import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, startEmbeddedServer } from '@citas/database';
import { createTestDatabase } from '@citas/database/testing';
import { SCENARIOS } from './catalogue/index.ts';
import { runScenario } from './run-scenario.ts';
import { Tally } from './tally.ts';
import type { Place } from './world.ts';

const { values } = parseArgs({
  options: {
    /** How many, and the first of them. */
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    /** Just this one. */
    seed: { type: 'string' },
    /** Scenarios with this in their name. */
    only: { type: 'string', default: '' },
  },
});
const seeds = values.seed
  ? [Number(values.seed)]
  : Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i);
const chosen = SCENARIOS.filter(({ name }) => name.includes(values.only));
if (seeds.length === 0 || !seeds.every(Number.isInteger) || chosen.length === 0) {
  console.error('--seeds, --from and --seed take whole numbers, --only a part of the name of a scenario.');
  process.exit(1);
}

const dataDir = await mkdtemp(join(tmpdir(), 'citas-scenarios-'));
let server = await startEmbeddedServer({ dataDir });
process.env['TEST_DATABASE_URL'] = server.superuserUrl;
const own = await createTestDatabase();
const place: Place = {
  database: await openDatabase({ url: own.url }),
  async restart() {
    const { port } = server;
    await server.stop();
    server = await startEmbeddedServer({ dataDir, port });
  },
};

const tally = new Tally();
for (const seed of seeds) {
  for (const scenario of chosen) {
    // Asked for by its seed, a scenario runs whatever its turn.
    if (!values.seed && seed % (scenario.every ?? 1) !== 0) continue;
    tally.add(scenario, seed, await runScenario(scenario, seed, place));
  }
}
console.log(tally.table());

await place.database.stop();
await own.drop();
await server.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(tally.failures > 0 ? 1 : 0);

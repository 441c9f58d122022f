import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, startEmbeddedServer } from '@citas/database';
import { createTestDatabase } from '@citas/database/testing';
import { whenAskedToStop } from '@citas/process';
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

const asked = whenAskedToStop();
const dataDir = await mkdtemp(join(tmpdir(), 'citas-scenarios-'));
let server = startEmbeddedServer({ dataDir });
/** There once it is interrupted, and never settles: what fails without a database has nothing more to say. */
let interrupted: Promise<never> | undefined;

void asked.then(async () => {
  interrupted = new Promise(() => undefined);
  console.error('Escenarios interrumpidos.');
  await clear();
  process.exit(130);
});

async function clear(): Promise<void> {
  await (await server).stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function restart(): Promise<void> {
  await interrupted;
  const before = await server;
  server = before.stop().then(() => startEmbeddedServer({ dataDir, port: before.port }));
  await server;
}

async function runAll(): Promise<Tally> {
  process.env['TEST_DATABASE_URL'] = (await server).superuserUrl;
  const own = await createTestDatabase();
  const place: Place = { database: await openDatabase({ url: own.url }), restart };
  const tally = new Tally();
  for (const seed of seeds) {
    for (const scenario of chosen) {
      // Asked for by its seed, a scenario runs whatever its turn.
      if (!values.seed && seed % (scenario.every ?? 1) !== 0) continue;
      const outcome = await runScenario(scenario, seed, place);
      await interrupted;
      tally.add(scenario, seed, outcome);
    }
  }
  await place.database.stop();
  await own.drop();
  return tally;
}

const tally = await runAll().catch(async (error: unknown) => {
  await interrupted;
  throw error;
});
console.log(tally.table());
await clear();
process.exit(tally.failures > 0 ? 1 : 0);

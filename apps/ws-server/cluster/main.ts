import { whenAskedToStop } from '@citas/process';
import { Cluster } from './cluster.ts';
import { percentile, stepTable, table, type StepReport } from './report.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { isClean, runCluster, type ClusterVerdict } from './run-cluster.ts';
import { runStorm } from './run-storm.ts';
import { STEPS } from './steps.ts';

const PEOPLE = 20;
const REST_MS = 1_000;
const DRAIN_SECONDS = 10;
const WATCH_MS = 20_000;
/** What a storm may cost the database, in times of what it does anyway. */
const MOST_LOAD = 2;

const options = optionsOrExit();
/** There once it is interrupted, and never settles: what fails without a cluster has nothing more to say. */
let interrupted: Promise<never> | undefined;

void whenAskedToStop().then(async () => {
  interrupted = new Promise(() => undefined);
  process.on('unhandledRejection', () => undefined);
  await Cluster.stopAll();
  process.exit(130);
});

let failed = 0;
for (let round = 0; round < options.rounds; round += 1) {
  const seed = options.seed + round;
  const isGood = await (options.only === 'storm' ? storm(seed) : life(seed)).catch(async (error: unknown) => {
    await interrupted;
    throw error;
  });
  await interrupted;
  if (!isGood) failed += 1;
}
console.log(`\n${options.rounds - failed} of ${options.rounds} rounds without a fault`);
process.exit(failed > 0 ? 1 : 0);

/** Everything that happens to a cluster, one step after the other. */
async function life(seed: number): Promise<boolean> {
  const { clients, hubs, cutSeconds, only } = options;
  const reports: StepReport[] = [];
  const verdict = await runCluster({
    ...{ screens: clients, hubs, drainSeconds: DRAIN_SECONDS, people: PEOPLE, restMs: REST_MS, seed },
    cutMs: cutSeconds * 1000,
    steps: STEPS.filter(({ name }) => name.includes(only)),
    onStep(report) {
      reports.push(report);
      console.error(`${report.step}: ${(report.ms / 1000).toFixed(1)} s`);
    },
  });
  console.log(`\nSeed ${seed}: ${verdict.screens} clients, ${hubs} hubs, 2 APIs`);
  console.log(stepTable(reports));
  return tell(verdict);
}

/** Everybody comes back at once. */
async function storm(seed: number): Promise<boolean> {
  const report = await runStorm({
    ...{ screens: options.clients, drainSeconds: DRAIN_SECONDS, people: PEOPLE, restMs: REST_MS, seed },
    watchMs: WATCH_MS,
  });
  const { verdict, seen, steadyLoad, stormLoad } = report;
  const load = stormLoad / steadyLoad;
  console.log(`\nSeed ${seed}: ${verdict.screens} clients lose their hub and come back to another one`);
  const rows: [string, string][] = [
    ['all live again after', `${report.backMs} ms`],
    ['longest gap', `${seen.longestGap} ms`],
    ['p99 of commit to delivered', `${percentile(seen.delays, 0.99)} ms`],
    ['sockets opened', String(seen.sockets)],
    ['refused with 429', String(report.refused)],
    ['streams resumed from memory', String(report.fromMemory)],
    ['streams resumed from the log', String(report.fromLog)],
    ['resynced', String(seen.resyncs)],
    ['database before', `${steadyLoad.toFixed(0)} transactions/s`],
    ['database meanwhile', `${stormLoad.toFixed(0)} transactions/s, ${load.toFixed(2)} times`],
  ];
  console.log(table(['storm', ''], rows));
  return tell(verdict) && load <= MOST_LOAD;
}

function tell(verdict: ClusterVerdict): boolean {
  const { lost, twice, stranded, made, retries, notOnce, reasons, refusals } = verdict;
  console.log(`${lost} lost, ${twice} twice, ${stranded} stranded`);
  console.log(`${made} citas made, ${retries} requests sent again, ${notOnce} not exactly once`);
  for (const reason of [...reasons, ...refusals.slice(0, 5)]) console.log(`  ${reason}`);
  return isClean(verdict);
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(1);
  }
}

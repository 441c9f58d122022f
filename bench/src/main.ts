import { dashboardBurst } from './dashboard-burst.ts';
import { arrival } from './arrival.ts';
import { connect } from './connect.ts';
import { fanOut } from './fan-out.ts';
import { firstNumbers } from './first-numbers.ts';
import { idleMemory } from './idle-memory.ts';
import { readOptions, USAGE, type BenchName, type Options } from './options.ts';
import { pixel } from './pixel.ts';
import { processes } from './processes.ts';
import { profile } from './profile.ts';
import { race } from './race.ts';
import { machine } from './report/machine.ts';
import { bodyOf, type Outcome } from './report/outcome.ts';
import { leaveServerCore } from './report/pinned.ts';
import { saveResult } from './report/results.ts';
import { writeDocs } from './report/write-docs.ts';
import { endChildren } from './servers/children.ts';
import { stall } from './stall.ts';
import { stats } from './stats.ts';
import { tick } from './tick.ts';
import { writers } from './writers.ts';

const benches: Record<BenchName, (options: Options) => AsyncGenerator<Outcome>> = {
  'fan-out': fanOut,
  connect,
  'idle-memory': idleMemory,
  stall,
  tick,
  stats,
  arrival,
  pixel,
  writers,
  processes,
  race,
  'first-numbers': firstNumbers,
  'dashboard-burst': dashboardBurst,
  profile,
};

const options = optionsOrExit();
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    isInterrupted = true;
    endChildren();
  });

leaveServerCore();
console.log(machine());
const failed: string[] = [];
for (const name of options.benches) await run(name);
if (options.writesDocs) await writeDocs();
if (failed.length > 0) console.error(`\nCould not be measured: ${failed.join(', ')}`);
// Nothing is left to be done; an idle connection of a pool must not hold the prompt.
process.exit(failed.length > 0 ? 1 : 0);

/** One that fails, as it may on a machine that is too busy, does not keep the others from running. */
async function run(bench: BenchName): Promise<void> {
  const begun = { bench, at: Temporal.Now.instant().toString(), machine: machine() };
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of benches[bench](options)) {
      console.log(`\n### ${outcome.title}\n\n${bodyOf(outcome)}`);
      outcomes.push(outcome);
    }
    await saveResult({ ...begun, isQuick: options.isQuick, outcomes });
  } catch (error) {
    if (isInterrupted) {
      console.error('Interrupted.');
      process.exit(130);
    }
    console.error(`\n${bench}:`, error);
    failed.push(bench);
  }
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(1);
  }
}

import { dashboardBurst } from './dashboard-burst.ts';
import { fanOut } from './fan-out.ts';
import { firstNumbers } from './first-numbers.ts';
import { idleMemory } from './idle-memory.ts';
import { readOptions, USAGE, type BenchName, type Options } from './options.ts';
import { profile } from './profile.ts';
import { machine } from './report/machine.ts';
import { race } from './race.ts';
import { leaveServerCore } from './report/pinned.ts';
import { endChildren } from './servers/children.ts';
import { stall } from './stall.ts';
import { stats } from './stats.ts';

const benches: Record<BenchName, (options: Options) => Promise<void>> = {
  'fan-out': fanOut,
  stall,
  'idle-memory': idleMemory,
  race,
  stats,
  profile,
  'first-numbers': firstNumbers,
  'dashboard-burst': dashboardBurst,
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
try {
  for (const name of options.benches) await benches[name](options);
} catch (error) {
  if (!isInterrupted) throw error;
  console.error('Interrupted.');
  process.exit(130);
}
// Nothing is left to be done; an idle connection of a pool must not hold the prompt.
process.exit(0);

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(1);
  }
}

import type { Options } from './options.ts';
import { ProductDatabase } from './product/product-database.ts';
import { keepPace, paceFor } from './report/pace.ts';
import type { Outcome } from './report/outcome.ts';
import { theProduct } from './servers/contestant.ts';
import type { CpuProfile } from './servers/question.ts';
import { end, run } from './servers/running.ts';

const SUBSCRIBERS = 1000;
const WARM_UP_MS = 3000;
const WINDOW_MS = 10_000;
const LONGEST_LIST = 30;
/** Waiting, and the profiler's own start. */
const NOT_THE_HUB = /^\(idle\)$|^post node:inspector/;

/** Where the hub's time goes at one message a tick. */
export async function* profile(_options: Options): AsyncGenerator<Outcome> {
  const database = await ProductDatabase.start(1);
  try {
    const contestant = theProduct(database);
    const running = await run(contestant, SUBSCRIBERS);
    try {
      const { server, load } = running;
      const deliver = async (windowMs: number) => {
        const pace = paceFor(SUBSCRIBERS, 1, windowMs);
        await keepPace(pace, () => contestant.publish(server, 1));
        await load.verify(pace.ticks);
      };
      await deliver(WARM_UP_MS);
      await server.ask({ ask: 'start-profile' });
      await deliver(WINDOW_MS);
      const { profile: taken } = await server.ask({ ask: 'stop-profile' });
      if (taken) yield outcomeOf(taken);
    } finally {
      await end(running);
    }
  } finally {
    await database.stop();
  }
}

function outcomeOf(taken: CpuProfile): Outcome {
  const times = selfTimes(taken);
  const busy = [...times].filter(([name]) => !NOT_THE_HUB.test(name)).sort(([, a], [, b]) => b - a);
  const total = busy.reduce((sum, [, micros]) => sum + micros, 0);
  const rows = busy
    .slice(0, LONGEST_LIST)
    .map(([name, micros]) => [name, `${((micros / total) * 100).toFixed(1)} %`, (micros / 1000).toFixed(1)]);
  const head = ['function (self time)', 'of the busy time', 'ms'];
  return { title: `Profile: ${SUBSCRIBERS} subscribers, one message a tick`, head, rows };
}

/** Microseconds spent in each function itself. */
function selfTimes({ nodes, samples = [], timeDeltas = [] }: CpuProfile): Map<string, number> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '?';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return times;
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const file = url.split('/').slice(-2).join('/');
  return `${functionName || '(anonymous)'}${file && ` ${file}:${lineNumber + 1}`}`;
}

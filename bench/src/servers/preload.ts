import { Session } from 'node:inspector/promises';
import { LoopWatch } from './loop-watch.ts';
import { isQuestion, type Answer, type CpuProfile, type Question } from './question.ts';

/** Loaded before the program that is measured, with `--import`: it answers questions over the pipe to the parent. */

const loop = new LoopWatch();
const session = new Session();

process.on('message', (message) => {
  if (isQuestion(message)) void answer(message).then((reply) => process.send?.(reply));
});
// Whoever started the server to measure it has gone.
process.on('disconnect', () => process.exit());
// The pipe alone must not keep a program alive that has come to its end.
process.channel?.unref();

async function answer({ ask }: Question): Promise<Answer> {
  switch (ask) {
    case 'cpu': {
      const { user, system } = process.cpuUsage();
      return { value: user + system };
    }
    case 'memory':
      return { value: await settledMemory() };
    case 'watch-loop':
      loop.start();
      return { value: 0 };
    case 'longest-turn': {
      const longest = loop.stop();
      return { value: longest.gapMs, longest };
    }
    case 'start-profile':
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.start');
      return { value: 0 };
    case 'stop-profile': {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      return { value: 0, profile: profile as CpuProfile };
    }
    default:
      return ask satisfies never;
  }
}

/** Resident bytes once what can be collected has been: what finalizers free takes a turn, and then another. */
async function settledMemory(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return process.memoryUsage.rss();
}

import { median } from './report/median.ts';
import { keepPace } from './report/pace.ts';
import type { Contestant } from './servers/contestant.ts';
import { end, run } from './servers/running.ts';

const PACE = { messagesATick: 1, ticks: 40, everyMs: 50 };

/** Microseconds of the server's CPU for a tick itself, whoever listens: with one subscriber, 20 ticks a second. */
export async function tickCost(contestant: Contestant, rounds: number): Promise<number> {
  const running = await run(contestant, 1);
  const { server, load } = running;
  try {
    const micros: number[] = [];
    // The first round warms the code up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const before = await server.cpuMicros();
      let sent = 0;
      await keepPace(PACE, async () => {
        await contestant.publish(server, 1);
        await load.heard((sent += 1));
      });
      await load.verify(PACE.ticks);
      if (round > 0) micros.push(((await server.cpuMicros()) - before) / PACE.ticks);
    }
    return median(micros);
  } finally {
    await end(running);
  }
}

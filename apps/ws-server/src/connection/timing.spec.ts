import { ManualClock } from '@citas/clock/testing';
import { Checkup } from './checkup.ts';
import { Heartbeat } from './heartbeat.ts';
import { TokenBucket } from './token-bucket.ts';

describe('the heartbeat', () => {
  /** What it wants done, second by second. */
  function watch(heartbeat: Heartbeat, from: number, to: number, onPing: () => void = () => undefined) {
    const seen: string[] = [];
    for (let second = from; second <= to; second += 1) {
      const due = heartbeat.check(second * 1000);
      if (due !== 'nothing') seen.push(`${due}@${second}`);
      if (due === 'ping') onPing();
    }
    return seen;
  }

  test('pings every 25 s, and ends a peer that says nothing for 10 s', () => {
    expect(watch(new Heartbeat(0), 0, 35)).toEqual(['ping@25', 'dead@35']);
  });

  test('any frame is a sign of life', () => {
    const heartbeat = new Heartbeat(0);
    expect(watch(heartbeat, 0, 100, () => heartbeat.heard())).toEqual([
      'ping@25',
      'ping@50',
      'ping@75',
      'ping@100',
    ]);
  });
});

describe('the checkup', () => {
  test('sees each once a second, those who came together at different moments', () => {
    const clock = new ManualClock();
    const checkup = new Checkup(clock);
    const seen = Array.from({ length: 40 }, () => [] as number[]);
    const all = seen.map((times) => ({ check: (elapsedMs: number) => void times.push(elapsedMs) }));
    for (const each of all) checkup.add(each);
    clock.advance(3000);
    for (const times of seen) expect(times).toHaveLength(3);
    expect(new Set(seen.map(([first]) => first)).size).toBe(20);
    checkup.delete(all[0]!);
    clock.advance(1000);
    expect(seen[0]).toHaveLength(3);
    checkup.stop();
    expect(clock.pending).toBe(0);
  });
});

describe('a token bucket', () => {
  test('gives 40 at once, then 20 a second', () => {
    const rate = new TokenBucket(20, 40, 0);
    const take = (now: number, times: number) =>
      Array.from({ length: times }, () => rate.take(now)).filter(Boolean).length;
    expect(take(0, 100)).toBe(40);
    expect(take(500, 100)).toBe(10);
    expect(take(60_000, 100)).toBe(40);
  });
});

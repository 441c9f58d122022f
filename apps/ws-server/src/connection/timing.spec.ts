import { ManualClock } from '@citas/clock/testing';
import { atInstant } from './at-instant.ts';
import { Heartbeat } from './heartbeat.ts';
import { TokenBucket } from './token-bucket.ts';

describe('the heartbeat', () => {
  function setUp() {
    const clock = new ManualClock();
    const seen: string[] = [];
    const heartbeat = new Heartbeat({
      clock,
      ping: () => seen.push(`ping@${clock.now()}`),
      onDead: () => seen.push(`dead@${clock.now()}`),
    });
    return { clock, seen, heartbeat };
  }

  test('pings every 25 s, and ends a peer that says nothing for 10 s', () => {
    const { clock, seen } = setUp();
    clock.advance(35_000);
    expect(seen).toEqual(['ping@25000', 'dead@35000']);
  });

  test('any frame is a sign of life', () => {
    const { clock, seen, heartbeat } = setUp();
    for (let i = 0; i < 10; i += 1) {
      clock.advance(25_000);
      heartbeat.heard();
    }
    expect(seen.filter((line) => line.startsWith('dead'))).toEqual([]);
  });

  test('leaves no timer behind', () => {
    const { clock, heartbeat } = setUp();
    clock.advance(25_000);
    heartbeat.stop();
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

describe('an instant far away', () => {
  test('comes when it comes, not when a timer overflows', () => {
    const clock = new ManualClock();
    const year = 365 * 24 * 3600 * 1000;
    let firedAt = 0;
    atInstant(clock, year, () => (firedAt = clock.now()));
    clock.advance(2 * year);
    expect(firedAt).toBe(year);
  });

  test('in the past is now', () => {
    let fired = false;
    atInstant(new ManualClock(10), 5, () => (fired = true));
    expect(fired).toBe(true);
  });
});

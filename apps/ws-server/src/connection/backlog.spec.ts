import { Writable } from 'node:stream';
import { ManualClock } from '@citas/clock/testing';
import { Backlog } from './backlog.ts';

const KIB = 1024;

/** A reader that takes a write when the test says so. */
function setUp() {
  const clock = new ManualClock();
  const taking: (() => void)[] = [];
  const socket = new Writable({
    highWaterMark: 64 * KIB,
    write: (_, __, done) => void taking.push(done),
    writev: (_, done) => void taking.push(done),
  });
  let tooSlow = 0;
  const backlog = new Backlog({ socket, clock, onTooSlow: () => (tooSlow += 1) });
  const write = (bytes: number) => {
    socket.write(Buffer.alloc(bytes));
    backlog.wrote(bytes);
  };
  /** Takes what is under way; the rest is one write more. */
  const take = async () => {
    taking.shift()?.();
    await new Promise(process.nextTick);
  };
  return { clock, backlog, write, take, tooSlow: () => tooSlow };
}

test('statistics are left out over 64 KiB, events over 256 KiB', () => {
  const { backlog, write } = setUp();
  const accepted = () => (['latest', 'stream'] as const).filter((kind) => backlog.accepts(kind));
  write(64 * KIB);
  expect(accepted()).toEqual(['latest', 'stream']);
  write(1);
  expect(accepted()).toEqual(['stream']);
  write(192 * KIB);
  expect(accepted()).toEqual([]);
});

test('when everything was taken it is told, and its clock stops', async () => {
  const { clock, backlog, write, take, tooSlow } = setUp();
  write(200 * KIB);
  write(100 * KIB);
  const drained = backlog.drained();
  await take();
  await take();
  expect(await drained).toBe(true);
  expect(backlog.accepts('latest')).toBe(true);
  expect(clock.pending).toBe(0);
  expect(tooSlow()).toBe(0);
});

test('a reader that takes something now and then is borne, one that takes nothing for 10 s is not', async () => {
  const { clock, write, take, tooSlow } = setUp();
  write(70 * KIB);
  write(70 * KIB);
  clock.advance(9_000);
  await take();
  clock.advance(9_000);
  expect(tooSlow()).toBe(0);
  clock.advance(11_000);
  expect(tooSlow()).toBe(1);
});

test('over 1 MiB it is too slow at once', () => {
  const { write, tooSlow } = setUp();
  write(1024 * KIB);
  expect(tooSlow()).toBe(0);
  write(1);
  expect(tooSlow()).toBe(1);
});

test('a connection that closes is not back', async () => {
  const { clock, backlog, write } = setUp();
  write(300 * KIB);
  const drained = backlog.drained();
  backlog.closed();
  expect(await drained).toBe(false);
  expect(clock.pending).toBe(0);
});

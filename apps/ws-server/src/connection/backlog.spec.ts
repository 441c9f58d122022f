import { Writable } from 'node:stream';
import { Backlog } from './backlog.ts';

const KIB = 1024;

/** A reader that takes a write when the test says so. */
function setUp() {
  const taking: (() => void)[] = [];
  const socket = new Writable({
    highWaterMark: 64 * KIB,
    write: (_, __, done) => void taking.push(done),
    writev: (_, done) => void taking.push(done),
  });
  const backlog = new Backlog(socket);
  const write = (bytes: number) => {
    socket.write(Buffer.alloc(bytes));
    backlog.wrote(bytes);
  };
  /** Takes what is under way; the rest is one write more. */
  const take = async () => {
    taking.shift()?.();
    await new Promise(process.nextTick);
  };
  return { backlog, write, take };
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

test('when everything was taken it is told', async () => {
  const { backlog, write, take } = setUp();
  write(200 * KIB);
  write(100 * KIB);
  const drained = backlog.drained();
  await take();
  await take();
  expect(await drained).toBe(true);
  expect(backlog.accepts('latest')).toBe(true);
  expect(backlog.isTooSlow(1e9)).toBe(false);
});

test('a reader that takes something now and then is borne, one that takes nothing for 10 s is not', async () => {
  const { backlog, write, take } = setUp();
  write(70 * KIB);
  write(70 * KIB);
  expect(backlog.isTooSlow(1_000)).toBe(false);
  expect(backlog.isTooSlow(10_000)).toBe(false);
  await take();
  expect(backlog.isTooSlow(12_000)).toBe(false);
  expect(backlog.isTooSlow(21_000)).toBe(false);
  expect(backlog.isTooSlow(22_000)).toBe(true);
});

test('over 1 MiB it is too slow at once', () => {
  const { backlog, write } = setUp();
  write(1024 * KIB);
  expect(backlog.isTooSlow(0)).toBe(false);
  write(1);
  expect(backlog.isTooSlow(0)).toBe(true);
});

test('a connection that closes is not back', async () => {
  const { backlog, write } = setUp();
  write(300 * KIB);
  const drained = backlog.drained();
  backlog.closed();
  expect(await drained).toBe(false);
});

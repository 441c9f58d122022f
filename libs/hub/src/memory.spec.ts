import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { hubUnderTest } from './hub-under-test.ts';

const [A, B, C] = ['citas:a', 'citas:b', 'citas:c'] as const;

/** A hub whose three channels have so many events each, which were written before it came. */
function setUp({
  events = 0,
  memoryBytes,
}: { readonly events?: number; readonly memoryBytes?: number } = {}) {
  const log = new FakeEventLog();
  const source = { refresh: () => Promise.resolve(false) };
  const setting = hubUnderTest({ log, source, ...(memoryBytes === undefined ? {} : { memoryBytes }) });
  const { hub, counted } = setting;
  const append = (channel: string, times: number): void => {
    for (let i = 0; i < times; i += 1) log.append(channel);
  };
  for (const channel of [A, B, C]) {
    log.create(channel);
    append(channel, events);
  }
  /** Writes so many one after the other, each of which the hub reads at once. */
  const live = async (channel: string, times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) {
      append(channel, 1);
      for (const slice of await log.read(hub.cursors, 500)) hub.append(slice);
    }
  };
  /** Where what somebody missed came from who comes back with `seq`, and what was heard. */
  const resume = async (channel: string, seq: number) => {
    const subscriber = new FakeSubscriber();
    await hub.subscribe(subscriber, { channel, since: { epoch: 'e', seq } });
    return { from: counted.at(-1)?.replace('resumed_from_', ''), heard: subscriber.heard };
  };
  const start = (channel: string) => hub.subscribe(new FakeSubscriber(), { channel });
  return { ...setting, log, append, live, resume, start };
}
const resumed = (since: number, upTo: number) => [
  `resumed ${since}`,
  ...Array.from({ length: upTo - since }, (_, i) => `#${since + i + 1}`),
];
test('a channel that opens takes nothing into memory; what one who comes back has missed is there for the next', async () => {
  const { log, start, resume } = setUp({ events: 150 });
  await start(A);
  expect(await resume(A, 100)).toEqual({ from: 'log', heard: resumed(100, 150) });
  const reads = log.reads.length;
  expect(await resume(A, 100)).toEqual({ from: 'memory', heard: resumed(100, 150) });
  expect(await resume(A, 140)).toEqual({ from: 'memory', heard: resumed(140, 150) });
  expect(log.reads).toHaveLength(reads);
  expect(await resume(A, 40)).toEqual({ from: 'log', heard: resumed(40, 150) });
  expect(await resume(A, 50)).toEqual({ from: 'memory', heard: resumed(50, 150) });
});

test('events that come while a first page is read follow on it, once and in order', async () => {
  const { hub, log, start, append, live } = setUp({ events: 5 });
  await start(A);
  const gate = Promise.withResolvers<void>();
  log.delay = async (result) => {
    await gate.promise;
    return result;
  };
  const subscriber = new FakeSubscriber();
  const resuming = hub.subscribe(subscriber, { channel: A, since: { epoch: 'e', seq: 2 } });
  log.delay = (result) => result;
  await live(A, 3);
  append(A, 1);
  gate.resolve();
  await resuming;
  await live(A, 1);
  expect(subscriber.heard).toEqual(resumed(2, 10));
});

test('of one channel 200 events are kept', async () => {
  const { start, live, resume } = setUp();
  await start(A);
  await live(A, 399);
  expect((await resume(A, 198)).from).toBe('log');
  expect((await resume(A, 199)).from).toBe('memory');
});

describe('over what all channels may hold', () => {
  /** What ten events weigh, from the eleventh to the twentieth. */
  const ten = async (): Promise<number> => {
    const { log, append } = setUp();
    append(A, 20);
    const [slice] = await log.read([{ channel: A, after: 10 }], 10);
    return JSON.stringify(slice!.events).length - '[]'.length - 9 * ','.length;
  };

  test('the one used longest ago gives up, its oldest events first, and the log has them', async () => {
    // The replays of those who come back weigh as well, until something new comes.
    const { start, live, resume } = setUp({ events: 10, memoryBytes: 2 * (await ten()) });
    await start(A);
    await start(B);
    await live(A, 10);
    await live(B, 10);
    await live(B, 3);
    expect((await resume(A, 13)).from).toBe('memory');
    expect(await resume(A, 12)).toEqual({ from: 'log', heard: resumed(12, 20) });
  });

  test('a channel that is followed no more holds nothing', async () => {
    const { hub, clock, start, live, resume } = setUp({ events: 10, memoryBytes: await ten() });
    const left = new FakeSubscriber('left');
    await hub.subscribe(left, { channel: A });
    await start(B);
    await start(C);
    await live(B, 5);
    await live(A, 5);
    hub.disconnect(left);
    clock.advance(60_000);
    await live(C, 5);
    expect((await resume(B, 10)).from).toBe('memory');
  });
});

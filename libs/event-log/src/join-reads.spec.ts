import { FakeEventLog, FakeSubscriber, hubUnderTest } from '@citas/hub/testing';
import { joinReads } from './join-reads.ts';

function setUp(channels: readonly string[]) {
  const log = new FakeEventLog();
  for (const channel of channels) {
    log.create(channel);
    log.append(channel);
    log.append(channel);
  }
  return { log, joined: joinReads(log) };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test('who asks the same while a read is under way shares the next one', async () => {
  const { log, joined } = setUp(['citas:a']);
  const asked = Array.from({ length: 1_000 }, () => joined.read([{ channel: 'citas:a', after: 1 }], 200));
  const answers = await Promise.all(asked);
  expect(log.reads.length).toBeLessThanOrEqual(2);
  for (const [slice] of answers) expect(slice?.events.map(({ seq }) => seq)).toEqual([2]);
});

test('a read that was under way does not answer who asked later: it may be out of date', async () => {
  const { log, joined } = setUp(['citas:a']);
  const gate = Promise.withResolvers<void>();
  log.delay = async (result) => {
    await gate.promise;
    return result;
  };
  const before = joined.read([{ channel: 'citas:a', after: 0 }], 200);
  await settle();
  log.append('citas:a');
  const after = joined.read([{ channel: 'citas:a', after: 0 }], 200);
  gate.resolve();
  expect((await before)[0]?.head).toBe(2);
  expect((await after)[0]?.head).toBe(3);
});

test('many channels are one statement, at most 50 of them, each answered for its own position', async () => {
  const channels = Array.from({ length: 120 }, (_, i) => `citas:n${i}`);
  const { log, joined } = setUp(channels);
  const reads = channels.map((channel, i) => joined.read([{ channel, after: i % 2 }], 200));
  const answers = await Promise.all(reads);
  expect(log.reads.map((cursors) => cursors.length)).toEqual([1, 50, 50, 19]);
  expect(answers.map(([slice]) => [slice?.channel, slice?.after])).toEqual(
    channels.map((channel, i) => [channel, i % 2]),
  );
});

test('a channel that does not exist has no slice', async () => {
  const { joined } = setUp(['citas:a']);
  expect(await joined.read([{ channel: 'citas:nadie', after: null }], 200)).toEqual([]);
});

test('a read that fails is told to all who share it, and the next one is tried', async () => {
  const { log, joined } = setUp(['citas:a', 'citas:b']);
  log.failure = new Error('away');
  const asked = ['citas:a', 'citas:b', 'citas:b'].map((channel) => joined.read([{ channel, after: 0 }], 200));
  for (const each of asked) await expect(each).rejects.toThrow('away');
  log.failure = undefined;
  expect(await joined.read([{ channel: 'citas:a', after: 0 }], 200)).toHaveLength(1);
});

test('a herd that comes back to a hub with nothing in memory is a read a channel and position, and encoded once', async () => {
  const channels = ['citas:a', 'citas:b'];
  const { log, joined } = setUp(channels);
  const { hub } = hubUnderTest({ log: joined, source: { refresh: () => Promise.resolve(false) } });
  // Whoever opens a channel without a position: nothing is read for those who have one.
  for (const channel of channels) await hub.subscribe(new FakeSubscriber(), { channel });
  const opened = log.reads.length;
  const herd = Array.from({ length: 400 }, (_, i) => new FakeSubscriber(`${i}`));
  const since = { epoch: 'e', seq: 0 };
  await Promise.all(herd.map((each, i) => hub.subscribe(each, { channel: channels[i % 2]!, since })));
  expect(log.reads.slice(opened).flat().length).toBeLessThanOrEqual(3);
  for (const each of herd) expect(each.heard).toEqual(['resumed 0', '#1', '#2']);
  expect(new Set(herd.map(({ batches }) => batches[1])).size).toBe(2);
});

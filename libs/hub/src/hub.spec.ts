import type { ServerMessage } from '@citas/protocol';
import type { WireFormat } from './batch.ts';
import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { hubUnderTest } from './hub-under-test.ts';

const CITAS = 'citas:negocio_123';
const ESTADISTICAS = 'estadisticas:negocio_123';

const stats = (totalCitas: number): ServerMessage => ({
  type: 'stats',
  channel: ESTADISTICAS,
  data: {
    totalCitas,
    citasHoy: 0,
    citasCompletadas: 0,
    citasCanceladas: 0,
    citasPendientes: 0,
    citasConfirmadas: 0,
    citasNoAsistio: 0,
    duracionPromedio: null,
    ultimaCita: null,
    timestamp: 't',
  },
});

function setUp(events = 0) {
  const log = new FakeEventLog();
  log.create(CITAS);
  for (let i = 0; i < events; i += 1) log.append(CITAS);
  const refreshed: string[] = [];
  const setting = hubUnderTest({
    log,
    source: {
      async refresh(channel) {
        refreshed.push(channel);
        if (channel !== ESTADISTICAS) return false;
        setting.hub.broadcastToChannel(channel, stats(7));
        return true;
      },
    },
  });
  const { hub } = setting;
  const feed = async (): Promise<void> => {
    for (const slice of await log.read(hub.cursors, 500)) hub.append(slice);
  };
  return { ...setting, log, feed, refreshed, subscriber: new FakeSubscriber() };
}
const since = (seq: number, epoch = 'e') => ({ channel: CITAS, since: { epoch, seq } });

describe('a stream', () => {
  test('is answered with its position, even when nothing has ever happened', async () => {
    const { hub, subscriber } = setUp();
    expect(await hub.subscribe(subscriber, { channel: CITAS, id: 'a' })).toBe('subscribed');
    expect(subscriber.messages).toEqual([
      { type: 'subscribed', channel: CITAS, id: 'a', data: { epoch: 'e', seq: 0, recovered: false } },
    ]);
  });

  test('without since starts from now', async () => {
    const { hub, log, feed, subscriber } = setUp(3);
    await hub.subscribe(subscriber, { channel: CITAS });
    log.append(CITAS);
    await feed();
    await feed();
    expect(subscriber.heard).toEqual(['subscribed 3', '#4']);
  });

  test('with since replays what was missed, then goes on', async () => {
    const { hub, log, feed, subscriber } = setUp(3);
    await hub.subscribe(subscriber, since(1));
    log.append(CITAS);
    await feed();
    expect(subscriber.heard).toEqual(['resumed 1', '#2', '#3', '#4']);
  });

  test('replays from memory, without a read each, when many come back', async () => {
    const { hub, log } = setUp(150);
    const subscribers = Array.from({ length: 100 }, (_, i) => new FakeSubscriber(`s${i}`));
    await Promise.all(subscribers.map((each) => hub.subscribe(each, since(100))));
    expect(log.reads).toHaveLength(1);
    expect(new Set(subscribers.map((each) => each.heard.join())).size).toBe(1);
    expect(subscribers[0]?.heard).toHaveLength(51);
  });

  test('replays from the log what is older than its memory', async () => {
    const { hub, subscriber } = setUp(1700);
    await hub.subscribe(subscriber, since(0));
    expect(subscriber.heard).toEqual(['resumed 0', ...Array.from({ length: 1700 }, (_, i) => `#${i + 1}`)]);
  });

  test('a client that has read further than the hub is not told again what it knows', async () => {
    const { hub, log, feed, subscriber } = setUp(2);
    await hub.subscribe(new FakeSubscriber('other'), { channel: CITAS });
    log.append(CITAS);
    log.append(CITAS);
    await hub.subscribe(subscriber, since(3));
    log.append(CITAS);
    await feed();
    expect(subscriber.heard).toEqual(['resumed 3', '#4', '#5']);
  });

  test.each([
    ['of another epoch', since(1, 'old'), 'epoch_changed'],
    ['older than the log', since(1), 'log_trimmed'],
    ['beyond the log', since(9), 'ahead_of_log'],
  ] as const)('a position %s means resync, and the new position', async (_, request, reason) => {
    const { hub, log, feed, subscriber } = setUp(5);
    log.trim(CITAS, 3);
    await hub.subscribe(subscriber, request);
    log.append(CITAS);
    await feed();
    expect(subscriber.heard).toEqual([`resync ${reason}`, 'subscribed 5', '#6']);
  });

  test('the newest position of a trimmed log can still be resumed from', async () => {
    const { hub, log, subscriber } = setUp(5);
    log.trim(CITAS, 5);
    await hub.subscribe(subscriber, since(5));
    expect(subscriber.heard).toEqual(['resumed 5']);
  });

  test('whoever is live is told when the log becomes another one', async () => {
    const { hub, log, feed, subscriber } = setUp(5);
    await hub.subscribe(subscriber, { channel: CITAS });
    log.rewrite(CITAS, 'f');
    log.append(CITAS);
    await feed();
    log.append(CITAS);
    await feed();
    expect(subscriber.heard).toEqual(['subscribed 5', 'resync epoch_changed', 'subscribed 1', '#2']);
  });

  test('a client that saw the new log before the hub may resume there', async () => {
    const { hub, log, subscriber } = setUp(5);
    const other = new FakeSubscriber('other');
    await hub.subscribe(other, { channel: CITAS });
    log.rewrite(CITAS, 'f');
    log.append(CITAS);
    await hub.subscribe(subscriber, since(0, 'f'));
    expect(subscriber.heard).toEqual(['resumed 0', '#1']);
    expect(other.heard).toEqual(['subscribed 5', 'resync epoch_changed', 'subscribed 1']);
  });

  test('whoever is live is told when events were trimmed before the hub had read them', async () => {
    const { hub, log, feed, subscriber } = setUp(1);
    await hub.subscribe(subscriber, { channel: CITAS });
    for (let i = 0; i < 4; i += 1) log.append(CITAS);
    log.trim(CITAS, 3);
    await feed();
    expect(subscriber.heard).toEqual(['subscribed 1', 'resync log_trimmed', 'subscribed 5']);
  });

  test('a slice that was read before another one arrived is ignored', async () => {
    const { hub, log, feed, subscriber } = setUp(1);
    await hub.subscribe(subscriber, { channel: CITAS });
    log.append(CITAS);
    const [slice] = await log.read(hub.cursors, 500);
    log.append(CITAS);
    await feed();
    hub.append(slice!);
    expect(subscriber.heard).toEqual(['subscribed 1', '#2', '#3']);
  });

  test('an unknown channel is refused and forgotten', async () => {
    const { hub, subscriber } = setUp();
    expect(await hub.subscribe(subscriber, { channel: 'citas:nadie' })).toBe('unknown_channel');
    expect(subscriber.heard).toEqual([]);
    expect(hub.watched).toEqual([]);
  });

  test('a log that cannot be read rejects, and the next attempt works', async () => {
    const { hub, log, subscriber } = setUp(2);
    log.failure = new Error('away');
    await expect(hub.subscribe(subscriber, since(1))).rejects.toThrow('away');
    expect(hub.watched).toEqual([]);
    log.failure = undefined;
    await hub.subscribe(subscriber, since(1));
    expect(subscriber.heard).toEqual(['resumed 1', '#2']);
  });
});

describe('a latest-value channel', () => {
  test('gives its newest value at once, whoever comes', async () => {
    const { hub, refreshed, subscriber } = setUp();
    const first = new FakeSubscriber('first');
    await hub.subscribe(first, { channel: ESTADISTICAS });
    hub.broadcastToChannel(ESTADISTICAS, stats(8));
    await hub.subscribe(subscriber, { channel: ESTADISTICAS });
    expect(first.heard).toEqual(['subscribed 0', 'stats', 'stats']);
    expect(subscriber.messages.at(-1)).toEqual(stats(8));
    expect(refreshed).toEqual([ESTADISTICAS]);
  });

  test('of a negocio that is not known is refused', async () => {
    const { hub, subscriber } = setUp();
    expect(await hub.subscribe(subscriber, { channel: 'estadisticas:nadie' })).toBe('unknown_channel');
    expect(hub.watched).toEqual([]);
  });
});

describe('following', () => {
  test('a message is serialised once, however many receive it', async () => {
    const { hub } = setUp();
    const subscribers = [new FakeSubscriber('a'), new FakeSubscriber('b')];
    for (const each of subscribers) await hub.subscribe(each, { channel: ESTADISTICAS });
    hub.broadcastToChannel(ESTADISTICAS, stats(9));
    const encoded: string[] = [];
    const format: WireFormat = {
      encode(frames) {
        encoded.push(...frames.map(({ json }) => json));
        return new Uint8Array(1);
      },
    };
    const [a, b] = subscribers.map((each) => each.batches.at(-1)!.wire(format));
    expect(a).toBe(b);
    expect(encoded.map((json) => JSON.parse(json) as unknown)).toEqual([stats(9)]);
  });

  test('ends with unsubscribe, and with the connection', async () => {
    const { hub, log, feed, subscriber, clock } = setUp();
    const other = new FakeSubscriber('other');
    for (const each of [subscriber, other]) await hub.subscribe(each, { channel: CITAS });
    await hub.subscribe(other, { channel: ESTADISTICAS });
    expect(hub.subscriptions).toBe(3);
    expect(hub.unsubscribe(subscriber, CITAS)).toBe(true);
    expect(hub.unsubscribe(subscriber, CITAS)).toBe(false);
    hub.disconnect(other);
    log.append(CITAS);
    await feed();
    expect(hub.subscriptions).toBe(0);
    expect(subscriber.heard).toEqual(['subscribed 0']);
    clock.advance(60_000);
    expect(hub.watched).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('a stream that everybody left is kept for a minute: who comes back resumes from memory', async () => {
    const { hub, log, feed, subscriber, clock, counted } = setUp();
    await hub.subscribe(subscriber, { channel: CITAS });
    hub.disconnect(subscriber);
    log.append(CITAS);
    await feed();
    clock.advance(59_000);
    const reads = log.reads.length;
    await hub.subscribe(subscriber, since(0));
    expect(log.reads).toHaveLength(reads);
    expect(counted).toEqual(['started', 'resumed_from_memory']);
    clock.advance(60_000);
    expect(hub.watched).toEqual([CITAS]);
  });

  test('who has to know is told when a channel opens and when it is forgotten', async () => {
    const log = new FakeEventLog();
    log.create(CITAS);
    const told: string[] = [];
    const { hub, clock } = hubUnderTest({
      log,
      source: { refresh: () => Promise.resolve(false) },
      onOpened: (channel) => told.push(`+${channel}`),
      onForgotten: (channel) => told.push(`-${channel}`),
    });
    const [one, other] = [new FakeSubscriber('one'), new FakeSubscriber('other')];
    await hub.subscribe(one, { channel: CITAS });
    await hub.subscribe(other, { channel: CITAS });
    await hub.subscribe(one, { channel: 'citas:nadie' });
    hub.disconnect(one);
    hub.disconnect(other);
    expect(told).toEqual([`+${CITAS}`, '+citas:nadie', '-citas:nadie']);
    clock.advance(60_000);
    expect(told.at(-1)).toBe(`-${CITAS}`);
    expect(told).toHaveLength(4);
  });

  test('whoever leaves before the answer gets none', async () => {
    const { hub, subscriber } = setUp(3);
    const outcome = hub.subscribe(subscriber, since(0));
    hub.disconnect(subscriber);
    expect(await outcome).toBe('replaced');
    expect(subscriber.heard).toEqual([]);
    expect(hub.watched).toEqual([]);
  });

  test('asking again before the answer is answered once, for the newer', async () => {
    const { hub, subscriber } = setUp(3);
    const outcomes = await Promise.all([
      hub.subscribe(subscriber, since(0)),
      hub.subscribe(subscriber, since(2)),
    ]);
    expect(outcomes).toEqual(['replaced', 'subscribed']);
    expect(subscriber.heard).toEqual(['resumed 2', '#3']);
  });
});

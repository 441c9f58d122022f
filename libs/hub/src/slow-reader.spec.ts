import type { ServerMessage } from '@citas/protocol';
import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { hubUnderTest } from './hub-under-test.ts';

const CITAS = 'citas:negocio_123';
const ESTADISTICAS = 'estadisticas:negocio_123';

const stats = (totalCitas: number, timestamp = 't'): ServerMessage => ({
  type: 'stats',
  channel: ESTADISTICAS,
  data: {
    totalCitas,
    citasHoy: 1,
    citasCompletadas: 0,
    citasCanceladas: 0,
    citasPendientes: 0,
    citasConfirmadas: 0,
    citasNoAsistio: 0,
    duracionPromedio: totalCitas > 0 ? 30 : null,
    ultimaCita: null,
    timestamp,
  },
});
const series = (pendiente: number): ServerMessage => ({
  type: 'series',
  channel: ESTADISTICAS,
  data: {
    porDia: { '2026-11-24': { pendiente, confirmada: 0, completada: 0, cancelada: 0, no_asistio: 0 } },
    porHora: {},
    porServicio: {},
    porProfesional: {},
    timestamp: 't',
  },
});

function setUp(events = 0, deliveriesPerTurn = 250) {
  const log = new FakeEventLog();
  log.create(CITAS);
  for (let i = 0; i < events; i += 1) log.append(CITAS);
  const setting = hubUnderTest({
    log,
    deliveriesPerTurn,
    source: {
      async refresh(channel) {
        setting.hub.broadcastToChannel(channel, stats(7), series(1));
        return true;
      },
    },
  });
  const feed = async (): Promise<void> => {
    for (const slice of await log.read(setting.hub.cursors, 500)) setting.hub.append(slice);
  };
  return { ...setting, log, feed, subscriber: new FakeSubscriber() };
}

describe('a reader of statistics', () => {
  test('with delta gets the whole once, then only what changed, also when nothing did', async () => {
    const { hub, subscriber } = setUp();
    await hub.subscribe(subscriber, { channel: ESTADISTICAS, delta: true });
    hub.broadcastToChannel(ESTADISTICAS, stats(8, 't2'), series(2));
    hub.broadcastToChannel(ESTADISTICAS, stats(8, 't3'));
    hub.broadcastToChannel(ESTADISTICAS, stats(0, 't4'));
    expect(subscriber.heard.slice(1, 3)).toEqual(['stats', 'series']);
    expect(subscriber.messages.slice(3).map(({ type, data }) => [type, data])).toEqual([
      ['stats_delta', { changed: { totalCitas: 8 }, timestamp: 't2' }],
      ['series_delta', { changed: { porDia: { '2026-11-24': { pendiente: 2 } } }, timestamp: 't' }],
      ['stats_delta', { changed: {}, timestamp: 't3' }],
      ['stats_delta', { changed: { totalCitas: 0, duracionPromedio: null }, timestamp: 't4' }],
    ]);
  });

  test('without delta gets the whole each time', async () => {
    const { hub, subscriber } = setUp();
    await hub.subscribe(subscriber, { channel: ESTADISTICAS });
    hub.broadcastToChannel(ESTADISTICAS, stats(8));
    expect(subscriber.messages.at(-1)).toEqual(stats(8));
  });

  test('that is slow is spared all but the newest, which it gets whole', async () => {
    const { hub, subscriber, counted } = setUp();
    await hub.subscribe(subscriber, { channel: ESTADISTICAS, delta: true });
    subscriber.accepted = ['stream'];
    for (const total of [8, 9, 10]) hub.broadcastToChannel(ESTADISTICAS, stats(total));
    expect(subscriber.heard).toEqual(['subscribed 0', 'stats', 'series']);
    await subscriber.drain();
    expect(subscriber.messages.slice(3)).toEqual([stats(10), series(1)]);
    hub.broadcastToChannel(ESTADISTICAS, stats(11));
    expect(subscriber.messages.at(-1)?.data).toEqual({ changed: { totalCitas: 11 }, timestamp: 't' });
    expect(counted.filter((event) => event === 'latest_conflated')).toHaveLength(1);
  });

  test('that comes in the middle of a long broadcast is not given what is older than it has', async () => {
    const { hub, subscriber, runTurns } = setUp(0, 2);
    for (const id of ['a', 'b', 'c']) {
      await hub.subscribe(new FakeSubscriber(id), { channel: ESTADISTICAS });
      runTurns();
    }
    hub.broadcastToChannel(ESTADISTICAS, stats(8));
    hub.broadcastToChannel(ESTADISTICAS, stats(9));
    await hub.subscribe(subscriber, { channel: ESTADISTICAS, delta: true });
    runTurns();
    expect(subscriber.messages.slice(1)).toEqual([stats(9), series(1)]);
  });
});

describe('a reader of a stream', () => {
  test('that is slow loses the tail, is told so once it has read, and goes on from the newest', async () => {
    const { hub, log, feed, subscriber, counted } = setUp(2);
    await hub.subscribe(subscriber, { channel: CITAS });
    subscriber.accepted = [];
    for (let i = 0; i < 3; i += 1) {
      log.append(CITAS);
      await feed();
    }
    expect(hub.subscriptions).toBe(1);
    await subscriber.drain();
    log.append(CITAS);
    await feed();
    expect(subscriber.heard).toEqual(['subscribed 2', 'resync slow_reader', 'subscribed 5', '#6']);
    expect(counted).toEqual(['started', 'stream_dropped', 'resync_slow_reader']);
  });

  test('that leaves the channel while it is behind is forgotten', async () => {
    const { hub, log, feed, subscriber, clock } = setUp(2);
    await hub.subscribe(subscriber, { channel: CITAS });
    subscriber.accepted = [];
    log.append(CITAS);
    await feed();
    hub.unsubscribe(subscriber, CITAS);
    await subscriber.drain();
    clock.advance(60_000);
    expect(subscriber.heard).toEqual(['subscribed 2']);
    expect(hub.watched).toEqual([]);
  });

  test('that comes back is not live before it has read what it missed, though that is in memory by then', async () => {
    const { hub, log, feed, subscriber, counted } = setUp(150);
    await hub.subscribe(new FakeSubscriber('other'), { channel: CITAS });
    subscriber.accepted = [];
    const outcome = hub.subscribe(subscriber, { channel: CITAS, since: { epoch: 'e', seq: 0 } });
    await new Promise(setImmediate);
    log.append(CITAS);
    await feed();
    await subscriber.drain();
    expect(await outcome).toBe('subscribed');
    expect(subscriber.heard).toHaveLength(1 + 151);
    expect(subscriber.heard.at(-1)).toBe('#151');
    expect(counted).not.toContain('stream_dropped');
  });

  test('that replays much is given a page when it has read the one before', async () => {
    const { hub, subscriber } = setUp(1000);
    subscriber.accepted = [];
    const outcome = hub.subscribe(subscriber, { channel: CITAS, since: { epoch: 'e', seq: 0 } });
    await new Promise(setImmediate);
    expect(subscriber.heard).toHaveLength(1 + 200);
    await subscriber.drain();
    expect(await outcome).toBe('subscribed');
    expect(subscriber.heard).toHaveLength(1 + 1000);
  });
});

describe('a broadcast to many', () => {
  test('is delivered in turns, in order, events before statistics', async () => {
    const { hub, log, feed, runTurns } = setUp(0, 10);
    const subscribers = Array.from({ length: 25 }, (_, i) => new FakeSubscriber(`s${i}`));
    for (const each of subscribers) {
      await hub.subscribe(each, { channel: CITAS });
      await hub.subscribe(each, { channel: ESTADISTICAS });
    }
    runTurns();
    hub.broadcastToChannel(ESTADISTICAS, stats(8));
    log.append(CITAS);
    await feed();
    log.append(CITAS);
    await feed();
    expect(runTurns()).toBeGreaterThan(6);
    for (const each of subscribers)
      expect(each.heard.filter((word) => word.startsWith('#'))).toEqual(['#1', '#2']);
    expect(subscribers.at(-1)?.heard.slice(-3)).toEqual(['#1', '#2', 'stats']);
  });

  test('an event of many rows goes out in few batches', async () => {
    const { hub, log, feed, subscriber } = setUp();
    await hub.subscribe(subscriber, { channel: CITAS });
    for (let i = 0; i < 250; i += 1) log.append(CITAS);
    await feed();
    expect(subscriber.batches.map(({ frames }) => frames.length)).toEqual([1, 100, 100, 50]);
  });
});

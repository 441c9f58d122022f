import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase } from '@citas/database/testing';
import { createEventLog } from '@citas/event-log';
import type { EventLog } from '@citas/hub';
import { FakeEventLog, FakeSubscriber, hubUnderTest } from '@citas/hub/testing';
import { createLogger } from '@citas/process';
import { aNegocio } from '../testing/a-negocio.ts';
import { EventFeed } from './event-feed.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function setUp(options: { readonly deliveriesPerTurn?: number } = {}) {
  const clock = new ManualClock();
  const log = new FakeEventLog();
  const lines: string[] = [];
  const changed: string[] = [];
  const heads = new Map<string, number>();
  for (const channel of ['citas:a', 'citas:b', 'notificaciones:a']) log.create(channel);
  const { hub, runTurns } = hubUnderTest({
    log,
    ...options,
    source: {
      async refresh(channel) {
        const data = { porDia: {}, porHora: {}, porServicio: {}, porProfesional: {}, timestamp: 't' };
        hub.broadcastToChannel(channel, { type: 'series', channel, data });
        return true;
      },
    },
  });
  const feed = new EventFeed({
    log,
    hub,
    clock,
    logger: createLogger({ name: 'x', destination: { write: (line) => void lines.push(line) } }),
    readHeads: (channels) =>
      Promise.resolve(new Map(channels.map((channel) => [channel, heads.get(channel) ?? 0]))),
    onChange: (negocioId) => changed.push(negocioId),
  });
  await feed.start();
  const subscriber = new FakeSubscriber();
  const poll = async (): Promise<void> => {
    clock.advance(1000);
    await settle();
  };
  return { clock, log, lines, changed, heads, hub, runTurns, feed, subscriber, poll };
}

describe('the event feed', () => {
  test('a hint reads the channels of its negocio at once, and no others', async () => {
    const { log, hub, feed, subscriber, changed } = await setUp();
    for (const channel of ['citas:a', 'citas:b']) await hub.subscribe(subscriber, { channel });
    log.append('citas:a');
    feed.hint('a');
    await settle();
    expect(subscriber.heard.at(-1)).toBe('#1');
    expect(log.reads.at(-1)).toEqual([{ channel: 'citas:a', after: 0 }]);
    expect(changed).toEqual(['a']);
  });

  test('an event whose hint was lost comes with the next poll, within 1 s', async () => {
    const { log, hub, subscriber, clock } = await setUp();
    await hub.subscribe(subscriber, { channel: 'citas:a' });
    log.append('citas:a');
    clock.advance(1000);
    await settle();
    expect(subscriber.heard.at(-1)).toBe('#1');
  });

  test('more events than one read holds are read to the end', async () => {
    const { log, hub, subscriber, feed } = await setUp();
    await hub.subscribe(subscriber, { channel: 'citas:a' });
    for (let i = 0; i < 1200; i += 1) log.append('citas:a');
    feed.hint('a');
    await settle();
    expect(subscriber.heard).toHaveLength(1201);
    expect(subscriber.heard.at(-1)).toBe('#1200');
  });

  test('one read at a time; what is hinted meanwhile is read after', async () => {
    const { log, hub, subscriber, feed } = await setUp();
    await hub.subscribe(subscriber, { channel: 'citas:a' });
    const gate = Promise.withResolvers<void>();
    log.delay = async (result) => {
      await gate.promise;
      return result;
    };
    const before = log.reads.length;
    for (let i = 0; i < 5; i += 1) {
      log.append('citas:a');
      feed.hint('a');
    }
    expect(log.reads.length - before).toBe(1);
    gate.resolve();
    await settle();
    expect(log.reads.length - before).toBe(2);
    expect(subscriber.heard.at(-1)).toBe('#5');
  });

  test('what is hinted while events go out is one read, and one write for each, once they are out', async () => {
    const { log, hub, feed, runTurns } = await setUp({ deliveriesPerTurn: 1 });
    const subscribers = [new FakeSubscriber(), new FakeSubscriber(), new FakeSubscriber()];
    for (const each of subscribers) await hub.subscribe(each, { channel: 'citas:a' });
    const batches = subscribers.map((each) => each.batches.length);
    for (let seq = 1; seq <= 4; seq += 1) {
      log.append('citas:a');
      feed.hint('a');
      await settle();
    }
    const before = log.reads.length;
    expect(subscribers.map(({ heard }) => heard.at(-1))).toEqual(['#1', 'subscribed 0', 'subscribed 0']);
    runTurns();
    await settle();
    runTurns();
    expect(log.reads.length - before).toBe(1);
    expect(subscribers.map(({ heard }) => heard.at(-1))).toEqual(['#4', '#4', '#4']);
    expect(subscribers.map(({ batches: { length } }, n) => length - batches[n]!)).toEqual([2, 2, 2]);
  });

  describe('statistics without hints', () => {
    test('are told of what changed between their first read and the first poll', async () => {
      const { hub, subscriber, poll, heads, changed } = await setUp();
      await hub.subscribe(subscriber, { channel: 'estadisticas:b' });
      heads.set('citas:b', 1);
      await poll();
      expect(changed).toEqual(['b']);
      await poll();
      expect(changed).toEqual(['b']);
    });

    test('are told of what changes later, when they alone are watched', async () => {
      const { hub, subscriber, poll, heads, changed } = await setUp();
      await hub.subscribe(subscriber, { channel: 'estadisticas:b' });
      await poll();
      heads.set('citas:b', 1);
      await poll();
      expect(changed).toEqual(['b', 'b']);
    });

    test.each([
      ['before the first poll', 0],
      ['between two polls', 1],
    ])('are told of what changed just before its channel was followed, %s', async (_when, polls) => {
      const { hub, log, subscriber, poll, changed } = await setUp();
      await hub.subscribe(subscriber, { channel: 'estadisticas:a' });
      if (polls > 0) await poll();
      log.append('citas:a');
      await hub.subscribe(subscriber, { channel: 'citas:a' });
      await poll();
      expect(changed).toHaveLength(polls + 1);
    });

    test('are told once of an event of a channel that is followed', async () => {
      const { hub, log, subscriber, poll, changed } = await setUp();
      for (const channel of ['estadisticas:a', 'citas:a']) await hub.subscribe(subscriber, { channel });
      await poll();
      log.append('citas:a');
      await poll();
      await poll();
      expect(changed).toEqual(['a', 'a']);
    });
  });

  test('nothing is read while nobody watches', async () => {
    const { log, clock, feed } = await setUp();
    clock.advance(5000);
    feed.hint('a');
    await settle();
    expect(log.reads).toEqual([]);
  });

  test('a database that is away is told of once, asked again, and loses nothing', async () => {
    const { log, hub, subscriber, clock, lines, feed } = await setUp();
    await hub.subscribe(subscriber, { channel: 'citas:a' });
    log.append('citas:a');
    log.failure = new Error('away');
    for (let i = 0; i < 3; i += 1) {
      clock.advance(1000);
      await settle();
    }
    log.failure = undefined;
    clock.advance(1000);
    await settle();
    expect(subscriber.heard.at(-1)).toBe('#1');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'database error',
      'database is back: events flow again',
    ]);
    await feed.stop();
    expect(clock.pending).toBe(0);
  });

  test('an event that cannot be read says that something changed, and stops the poll of no other negocio', async () => {
    const own = await createTestDatabase();
    const { database } = own;
    const write = async (id: string, fecha = '2026-11-25') => {
      await database.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
         VALUES ($1, 'Lola', 'Corte', '2026-11-25', '10:00', '10:30')`,
        [id],
      );
      await database.query(
        `UPDATE eventos SET datos = jsonb_set(datos, '{cita,fecha}', to_jsonb($2::text)) WHERE canal = $1`,
        [`citas:${id}`, fecha],
      );
    };
    for (const id of ['a', 'b']) await aNegocio(database, id);
    const polled = Promise.withResolvers<void>();
    const log: EventLog = createEventLog(database, { warn: () => undefined });
    const { hub } = hubUnderTest({ log, source: { refresh: async () => true } });
    const subscribers = { a: new FakeSubscriber('a'), b: new FakeSubscriber('b') };
    for (const [id, each] of Object.entries(subscribers))
      await hub.subscribe(each, { channel: `citas:${id}` });
    const feed = new EventFeed({
      log,
      hub,
      clock: new ManualClock(),
      logger: createLogger({ name: 'x', destination: { write: (line) => polled.reject(new Error(line)) } }),
      readHeads: async () => (polled.resolve(), new Map()),
      onChange: () => undefined,
    });
    await write('a', '20261-11-27');
    await write('b');
    feed.poll();
    await polled.promise;
    expect(subscribers.a.messages.at(-1)).toMatchObject({ type: 'citas_changed', seq: 1 });
    expect(subscribers.b.messages.at(-1)).toMatchObject({ type: 'cita_created', seq: 1 });
    await feed.stop();
    await own.drop();
  });
});

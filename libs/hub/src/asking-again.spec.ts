import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { hubUnderTest } from './hub-under-test.ts';

const CITAS = 'citas:negocio_123';

test('asking again while live starts again from there', async () => {
  const log = new FakeEventLog();
  log.create(CITAS);
  for (let i = 0; i < 3; i += 1) log.append(CITAS);
  const { hub } = hubUnderTest({ log, source: { refresh: async () => false } });
  const subscriber = new FakeSubscriber();
  await hub.subscribe(subscriber, { channel: CITAS });
  await hub.subscribe(subscriber, { channel: CITAS, since: { epoch: 'e', seq: 1 } });
  log.append(CITAS);
  for (const slice of await log.read(hub.cursors, 500)) hub.append(slice);
  expect(subscriber.heard).toEqual(['subscribed 3', 'resumed 1', '#2', '#3', '#4']);
});

test('asking again while the first is being read: when that read fails, the second stays', async () => {
  const log = new FakeEventLog();
  log.create(CITAS);
  for (let i = 0; i < 300; i += 1) log.append(CITAS);
  const { hub } = hubUnderTest({ log, source: { refresh: async () => false } });
  const subscriber = new FakeSubscriber();
  await hub.subscribe(new FakeSubscriber('another'), { channel: CITAS });
  const failing = Promise.withResolvers<never>();
  const reading = Promise.withResolvers<void>();
  log.delay = () => {
    reading.resolve();
    return failing.promise;
  };
  const first = hub.subscribe(subscriber, { channel: CITAS, since: { epoch: 'e', seq: 1 } });
  await reading.promise;
  expect(await hub.subscribe(subscriber, { channel: CITAS })).toBe('subscribed');
  failing.reject(new Error('away'));
  expect(await first).toBe('replaced');
});

test('figures that are asked for again while they are read: when that read fails, the newer one alone is told', async () => {
  const failing = Promise.withResolvers<boolean>();
  const { hub } = hubUnderTest({ log: new FakeEventLog(), source: { refresh: () => failing.promise } });
  const subscriber = new FakeSubscriber();
  const asked = [1, 2].map(() => hub.subscribe(subscriber, { channel: 'estadisticas:negocio_123' }));
  failing.reject(new Error('away'));
  expect(await Promise.allSettled(asked)).toEqual([
    { status: 'fulfilled', value: 'replaced' },
    { status: 'rejected', reason: new Error('away') },
  ]);
});

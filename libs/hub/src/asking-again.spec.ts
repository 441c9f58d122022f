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

import type { StreamMessage } from '@citas/protocol';
import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { hubUnderTest } from './hub-under-test.ts';

const event: StreamMessage = {
  type: 'citas_changed',
  channel: 'citas:a',
  seq: 1,
  data: { count: 1, desde: null, hasta: null, por: { id: null, nombre: 'x' }, timestamp: 't' },
};
const slice = { channel: 'citas:a', epoch: 'e', head: 1, after: 0, events: [event], ageMs: 400 };

function setUp() {
  const log = new FakeEventLog();
  log.create('citas:a');
  const latencies: number[] = [];
  const causes: (string | undefined)[] = [];
  const under = hubUnderTest({
    log,
    source: { refresh: async () => true },
    delivered(latencyMs, frames) {
      latencies.push(latencyMs);
      causes.push(...frames.map(({ cause }) => cause));
    },
    deliveriesPerTurn: 1,
  });
  return { ...under, latencies, causes };
}

describe('how late a batch is', () => {
  test('is told once, when its last follower has it: the age of its oldest event, and what the hub took', async () => {
    const { hub, latencies, clock, runTurns } = setUp();
    for (const id of ['one', 'two', 'three'])
      await hub.subscribe(new FakeSubscriber(id), { channel: 'citas:a' });
    hub.append(slice);
    expect(latencies).toEqual([]);
    clock.advance(30);
    runTurns();
    expect(latencies).toEqual([430]);
  });

  test('is told with what was in it, and what caused it', async () => {
    const { hub, causes, runTurns } = setUp();
    await hub.subscribe(new FakeSubscriber(), { channel: 'citas:a' });
    hub.append({ ...slice, causes: new Map([[1, 'a request']]) });
    runTurns();
    expect(causes).toEqual(['a request']);
  });

  test('is not told of what nobody follows', async () => {
    const { hub, latencies, runTurns } = setUp();
    const subscriber = new FakeSubscriber();
    await hub.subscribe(subscriber, { channel: 'citas:a' });
    hub.unsubscribe(subscriber, 'citas:a');
    hub.append(slice);
    runTurns();
    expect(latencies).toEqual([]);
  });
});

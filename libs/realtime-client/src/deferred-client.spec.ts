import { ManualClock } from '@citas/clock/testing';
import { live, settle, setUp } from './client-under-test.ts';
import { DeferredClient } from './deferred-client.ts';

function deferred(load: () => Promise<ReturnType<typeof setUp>['client']>) {
  const clock = new ManualClock(0);
  return { clock, client: new DeferredClient({ load, clock }) };
}

test('nothing is fetched before it has to connect, and then once', async () => {
  let loads = 0;
  const { client } = deferred(() => {
    loads += 1;
    return Promise.resolve(setUp().client);
  });
  client.subscribe('citas:n');
  client.probe();
  expect([loads, client.state, client.lastSignOfLife]).toEqual([0, 'idle', null]);
  client.connect();
  client.connect();
  await settle();
  client.connect();
  expect(loads).toBe(1);
});

test('what was asked before is done in its order, without what was ended meanwhile', async () => {
  const inner = setUp();
  const { client } = deferred(() => Promise.resolve(inner.client));
  const states: string[] = [];
  client.onState((state) => states.push(state));
  client.onState(() => states.push('never'))();
  client.subscribe('citas:n');
  client.subscribe('gone:n')();
  client.connect();
  await settle();
  await settle();
  expect(states).toEqual(['connecting']);
  expect(inner.sockets.all).toHaveLength(1);
});

test('is the client itself once that is there', async () => {
  const inner = await live();
  const { client } = deferred(() => Promise.resolve(inner.client));
  client.connect();
  await settle();
  expect([client.state, client.lastSignOfLife]).toEqual(['live', inner.client.lastSignOfLife]);
  client.disconnect();
  expect(inner.client.state).toBe('stopped');
});

test('code that does not come is asked for again after 5 s, or when a sign of life is wanted', async () => {
  const answers = [
    Promise.reject(new Error('offline')),
    Promise.reject(new Error('offline')),
    Promise.resolve(setUp().client),
  ];
  let loads = 0;
  const { client, clock } = deferred(() => answers[loads++]!);
  const retries: number[] = [];
  client.onRetry((inMs) => retries.push(inMs));
  client.connect();
  await settle();
  expect([loads, retries]).toEqual([1, [5000]]);
  clock.advance(5000);
  await settle();
  expect([loads, retries]).toEqual([2, [5000, 5000]]);
  client.probe();
  await settle();
  expect([loads, client.state]).toEqual([3, 'connecting']);
});

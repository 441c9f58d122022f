import { event } from '../client-under-test.ts';
import { CITAS } from '../model-hub.ts';
import { Outbox } from './outbox.ts';
import { eventually, tabsUnderTest } from './tabs-under-test.ts';

const world = tabsUnderTest();
afterAll(() => world.closeAll());

test('an event of a type that is unknown to the tab that leads goes on as it came: another tab may be newer', () => {
  const posted: unknown[] = [];
  const outbox = new Outbox((to, text) => posted.push([to, JSON.parse(text)]));
  const envelope = { type: 'later', channel: 'citas:a', seq: 7, data: { x: 1 }, more: true };
  outbox.add(['a', 'b'], event(6));
  outbox.add(['a', 'b'], { type: 'unknown', channel: 'citas:a', seq: 7, envelope });
  outbox.flush();
  expect(posted).toEqual([
    [
      ['a', 'b'],
      [event(6), envelope],
    ],
  ]);
});

test('an event of an unknown type is no gap for any of the tabs that share a socket', async () => {
  const { hub, live } = world;
  const tabs = [await live(), await live()];
  const [socket] = hub.living;
  const asked = () => socket?.requests.filter(({ type }) => type === 'subscribe').length;
  const before = asked();
  hub.log.push(1, 2, 3);
  socket?.sayText(JSON.stringify([event(1), { type: 'later', channel: CITAS, seq: 2 }, event(3)]));
  await eventually(() => tabs.every((tab) => tab.seqs().length >= 2));
  expect(tabs.map((tab) => tab.seqs())).toEqual([
    [1, 3],
    [1, 3],
  ]);
  expect(asked()).toBe(before);
});

import fc from 'fast-check';
import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { Hub } from './hub.ts';

const CHANNEL = 'citas:negocio_123';

type Step =
  | { readonly do: 'append'; readonly times: number }
  | { readonly do: 'feed' }
  | { readonly do: 'subscribe'; readonly who: number; readonly since: number | undefined }
  | { readonly do: 'leave'; readonly who: number };

const who = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  // Sometimes more than the ring (200) or a page (500) holds, so that the log has to be read as well.
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('append' as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('append' as const), times: fc.constantFrom(150, 400, 700) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('feed' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('subscribe' as const),
      who,
      since: fc.option(fc.nat(1000), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
);

/** Every run of events must follow, without gap or repeat, on the position that its `subscribed` gave. */
function expectOrdered(subscriber: FakeSubscriber): number | undefined {
  let position: number | undefined;
  for (const message of subscriber.messages) {
    if (message.type === 'subscribed') position = message.data.seq;
    else if ('seq' in message) {
      expect(message.seq).toBe((position ?? NaN) + 1);
      position = message.seq;
    } else expect(message.type).toBe('never a resync: nothing is trimmed here');
  }
  return position;
}

test('whatever the order of subscribing, appending and reading: every event once, in order, to the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 25 }), async (scheduler, steps) => {
      const log = new FakeEventLog();
      log.create(CHANNEL);
      const hub = new Hub({ log, source: { refresh: () => Promise.resolve(false) } });
      log.delay = (result) => scheduler.schedule(result);
      const subscribers = [0, 1, 2, 3].map((i) => new FakeSubscriber(`s${i}`));
      const following = new Set<number>();
      let head = 0;
      let feeding: Promise<void> | undefined;
      const feed = async (): Promise<void> => {
        for (const slice of await log.read(hub.cursors, 500)) hub.append(slice);
      };
      const run = (each: Step): void => {
        switch (each.do) {
          case 'append':
            for (let i = 0; i < each.times; i += 1) head = log.append(CHANNEL);
            return;
          case 'feed':
            // One at a time, as the event feed does.
            feeding ??= feed().finally(() => (feeding = undefined));
            return;
          case 'subscribe': {
            const since =
              each.since === undefined ? undefined : { epoch: 'e', seq: Math.min(each.since, head) };
            following.add(each.who);
            void hub.subscribe(subscribers[each.who]!, { channel: CHANNEL, since });
            return;
          }
          case 'leave':
            following.delete(each.who);
            hub.disconnect(subscribers[each.who]!);
        }
      };
      for (const each of steps) {
        void scheduler.schedule(Promise.resolve()).then(() => run(each));
        if (scheduler.count() > 3) await scheduler.waitOne();
      }
      await scheduler.waitIdle();
      log.delay = (result) => result;
      for (let i = 0; i < 20; i += 1) await feed();
      for (const [i, subscriber] of subscribers.entries()) {
        const position = expectOrdered(subscriber);
        if (following.has(i)) expect(position).toBe(head);
      }
    }),
    { numRuns: 500 },
  );
});

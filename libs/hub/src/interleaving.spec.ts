import fc from 'fast-check';
import { FakeEventLog } from './fake-event-log.ts';
import { FakeSubscriber } from './fake-subscriber.ts';
import { hubUnderTest } from './hub-under-test.ts';

const CHANNEL = 'citas:negocio_123';

/** How often each kind of step is drawn. */
const WEIGHTS = {
  append: 4,
  feed: 4,
  answer: 4,
  turn: 4,
  subscribe: 4,
  drain: 2,
  leave: 1,
  slow: 1,
  rewrite: 1,
} as const;
interface Step {
  readonly do: keyof typeof WEIGHTS;
  readonly who: number;
  readonly times: number;
  readonly since: number | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(
    ...Object.entries(WEIGHTS).flatMap(([name, weight]) =>
      Array<Step['do']>(weight).fill(name as Step['do']),
    ),
  ),
  who: fc.nat(3),
  // Sometimes more than the ring (200) or a page (500) holds, so that the log has to be read as well.
  times: fc.constantFrom(1, 1, 1, 1, 2, 2, 3, 3, 150, 400, 700),
  since: fc.option(fc.nat(1000), { nil: undefined }),
});

/** Every run of events must follow, without gap or repeat, on the position that its `subscribed` gave. */
function expectOrdered(subscriber: FakeSubscriber): { epoch: string; seq: number } {
  let position = { epoch: 'none', seq: NaN };
  const broken: string[] = [];
  for (const message of subscriber.messages) {
    if (message.type === 'subscribed') position = { epoch: message.data.epoch, seq: message.data.seq };
    else if ('seq' in message) {
      if (message.seq !== position.seq + 1) broken.push(`#${message.seq} after #${position.seq}`);
      position = { ...position, seq: message.seq };
    } else if (message.type === 'resync') expect(message.data.reason).not.toBe('log_trimmed');
  }
  // Asked once: an expectation for each of many thousand messages takes longer than everything else here.
  expect(broken).toEqual([]);
  return position;
}

test('whatever the order of subscribing, appending, reading and stalling: every event once, in order, to the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 60, size: 'max' }),
      // In memory: nothing, some tens of events, or all that the ring takes.
      fc.constantFrom(0, 5_000, 1_000_000),
      async (scheduler, steps, memoryBytes) => {
        const log = new FakeEventLog();
        log.create(CHANNEL);
        const { hub, runTurn, runTurns } = hubUnderTest({
          log,
          source: { refresh: () => Promise.resolve(false) },
          deliveriesPerTurn: 2,
          memoryBytes,
        });
        log.delay = (result) => scheduler.schedule(result);
        const subscribers = [0, 1, 2, 3].map((i) => new FakeSubscriber(`s${i}`));
        const following = new Set<number>();
        /** How much each had been sent when it left: more may not come. */
        const left = new Map<number, number>();
        const expectSilence = (i: number): void => {
          if (left.has(i)) expect(subscribers[i]!.batches).toHaveLength(left.get(i)!);
          left.delete(i);
        };
        let head = { epoch: 'e', seq: 0 };
        let feeding: Promise<void> | undefined;
        const feed = async (): Promise<void> => {
          for (const slice of await log.read(hub.cursors, 500)) hub.append(slice);
        };
        const subscribe = (who: number, after: number | undefined): void => {
          const since = after === undefined ? undefined : { ...head, seq: Math.min(after, head.seq) };
          expectSilence(who);
          following.add(who);
          void hub.subscribe(subscribers[who]!, { channel: CHANNEL, since });
        };
        const leave = (who: number): void => {
          following.delete(who);
          hub.disconnect(subscribers[who]!);
          left.set(who, subscribers[who]!.batches.length);
        };
        const rewrite = (): void => {
          head = { epoch: `${head.epoch}+`, seq: 0 };
          log.rewrite(CHANNEL, head.epoch);
        };
        const acts: Record<Step['do'], (each: Step) => unknown> = {
          append({ times }) {
            for (let i = 0; i < times; i += 1) head = { ...head, seq: log.append(CHANNEL) };
          },
          // One at a time, as the event feed does.
          feed: () => (feeding ??= feed().finally(() => (feeding = undefined))),
          answer: () => scheduler.count() > 0 && scheduler.waitOne(),
          turn: () => runTurn(),
          subscribe: ({ who, since }) => subscribe(who, since),
          leave: ({ who }) => leave(who),
          slow: ({ who }) => (subscribers[who]!.accepted = []),
          drain: ({ who }) => subscribers[who]!.drain(),
          rewrite: () => rewrite(),
        };
        for (const each of steps) {
          void acts[each.do](each);
          await new Promise(setImmediate);
        }
        await scheduler.waitIdle();
        log.delay = (result) => result;
        for (let i = 0; i < 20; i += 1) {
          for (const each of subscribers) await each.drain();
          await feed();
          runTurns();
        }
        for (const [i, subscriber] of subscribers.entries()) {
          expectSilence(i);
          const position = expectOrdered(subscriber);
          expect(subscriber.batches.filter(({ frames }) => frames.length === 0)).toEqual([]);
          if (following.has(i)) expect(position).toEqual(head);
        }
      },
    ),
    { numRuns: 500 },
  );
});

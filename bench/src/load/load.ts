import { Subscriber } from './subscriber.ts';
import type { ConnectOrder, LoadOrder, LoadReport, Tally } from './seat.ts';

/** The load generator: connections that listen and count. Its orders come over the pipe. */

const AT_ONCE = 64;
const LONGEST_WAIT_MS = 60_000;
/** Long enough for a message too many to arrive and be counted. */
const AFTERGLOW_MS = 100;

const buffer = Buffer.allocUnsafeSlow(256 * 1024);
const subscribers: Subscriber[] = [];
let atLastOrder: number[] = [];
let total = 0;
/** Of the messages since the last order that counted: when each had come everywhere. */
let arrivedAt: number[] = [];
let totalBefore = 0;
let lost = 0;
let onEnough: { readonly total: number; readonly done: () => void } | undefined;

const report = (message: LoadReport) => process.send?.(message);

process.on('message', (order: LoadOrder) => {
  void obey(order).then(report, (error: Error) => report({ failed: error.message }));
});

// Whoever gave the orders has gone.
process.on('disconnect', () => process.exit());

async function obey(order: LoadOrder): Promise<LoadReport> {
  if ('arrivals' in order) return { arrivedAt };
  if ('connect' in order) return { connected: await connectAll(order) };
  if ('expect' in order) return { tally: await tally(order.expect) };
  await heard(totalBefore + order.heard * subscribers.length);
  return { heard: order.heard };
}

async function connectAll({ connect: { port, count, seats } }: ConnectOrder): Promise<number> {
  let next = subscribers.length;
  const end = next + count;
  const deps = { port, buffer, onMessages, onLost: () => (lost += 1) };
  const connectOneByOne = async () => {
    while (next < end) {
      const seat = seats[next++ % seats.length] ?? { protocols: [] };
      const subscriber = new Subscriber(seat, deps);
      subscribers.push(subscriber);
      await subscriber.ready;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connectOneByOne));
  settle(subscribers.map((subscriber) => subscriber.reader.messages));
  return subscribers.length;
}

function onMessages(count: number): void {
  total += count;
  while (total - totalBefore >= (arrivedAt.length + 1) * subscribers.length)
    arrivedAt.push(performance.timeOrigin + performance.now());
  if (onEnough && total >= onEnough.total) onEnough.done();
}

async function tally(expected: number): Promise<Tally> {
  await heard(totalBefore + expected * subscribers.length);
  await new Promise((resolve) => setTimeout(resolve, AFTERGLOW_MS));
  const now = subscribers.map((subscriber) => subscriber.reader.messages);
  const each = now.map((count, index) => count - (atLastOrder[index] ?? 0));
  settle(now);
  return {
    fewest: each.reduce((least, count) => Math.min(least, count), Infinity),
    most: each.reduce((most, count) => Math.max(most, count), 0),
    total: each.reduce((sum, count) => sum + count, 0),
    frames: subscribers.reduce((sum, { reader }) => sum + reader.frames, 0),
    lost,
  };
}

/** What comes from now on is counted anew. */
function settle(messages: number[]): void {
  atLastOrder = messages;
  totalBefore = messages.reduce((sum, count) => sum + count, 0);
  arrivedAt = [];
}

async function heard(wanted: number): Promise<void> {
  if (total >= wanted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const limit = setTimeout(resolve, LONGEST_WAIT_MS);
  onEnough = { total: wanted, done: resolve };
  await promise;
  clearTimeout(limit);
  onEnough = undefined;
}

import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ManualClock } from '@citas/clock/testing';
import { backoff } from '../backoff.ts';
import { NOW, settle } from '../client-under-test.ts';
import type { CreateSocket } from '../web-socket-like.ts';
import { eventually, tabsUnderTest } from './tabs-under-test.ts';

/** It takes every connection and answers none. */
let server: Server;
let accepted: Socket[];
let world: ReturnType<typeof tabsUnderTest>;
beforeEach(async () => {
  world = tabsUnderTest();
  accepted = [];
  server = createServer((socket) => accepted.push(socket.on('error', () => undefined).resume()));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  world.closeAll();
  for (const socket of accepted) socket.destroy();
  await once(server.close(), 'close');
});

/** How many tabs a leader has let in: it waits for the lock that each of them holds. */
const letIn = async () => {
  const { held = [], pending = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  return pending.filter(({ name }) => name?.includes('/tab/') && alive.has(name)).length;
};

test('a handshake that hangs while the hub goes away is given up by who comes back, though another tab is on it', async () => {
  const { hub, live, tab } = world;
  const clock = new ManualClock(NOW);
  const { port } = server.address() as AddressInfo;
  let open = hub.create;
  const createSocket: CreateSocket = (...how) => open(...how);
  const first = await live({ clock, createSocket });
  /** The socket that is left goes on meanwhile. */
  const pass = async (ms: number) => {
    clock.advance(ms);
    hub.append();
    const { seq } = hub.position;
    await eventually(() => first.seqs().includes(seq));
  };
  open = (_url, protocols) => new WebSocket(`ws://127.0.0.1:${port}/ws`, protocols);
  hub.drain(0);
  // It hears of it, and then goes.
  await pass(0);
  await pass(0);
  await eventually(() => accepted.length === 1);
  await pass(7_000);
  const before = await letIn();
  tab({ clock, createSocket });
  while ((await letIn()) <= before) await settle();
  await pass(3_000);
  const pause = backoff(0, () => 0);
  await pass(pause);
  await eventually(() => accepted.length === 2);
  const [hung, next] = accepted;
  expect([hung?.closed, next?.closed]).toEqual([false, false]);
  await pass(7_000 - pause);
  await eventually(() => hung?.closed === true);
  expect(next?.closed).toBe(false);
});

import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '@citas/clock';
import { createRealtimeClient } from '../create-realtime-client.ts';
import { FakeSocket } from '../fake-socket.ts';
import { greet } from '../client-under-test.ts';

/** A tab in a thread of its own, which can die or freeze without a word. */
const { sharedAs, channel } = workerData as { sharedAs: string; channel: string | undefined };

const client = createRealtimeClient({
  url: 'ws://hub/ws',
  clock: systemClock,
  sharedAs,
  getToken: () => Promise.resolve('t'),
  createSocket(url, protocols) {
    const socket = new FakeSocket(url, protocols);
    // Answers pings, as the hub would.
    socket.send = () => socket.say({ type: 'pong', data: { serverTime: '2026-11-24T12:00:00Z' } });
    queueMicrotask(() => greet(socket));
    return socket;
  },
});
// Stops without ending, as a page that the system has put to sleep, and says so first.
parentPort?.on('message', (isFrozen: Int32Array<SharedArrayBuffer>) => {
  Atomics.store(isFrozen, 0, 1);
  Atomics.wait(isFrozen, 0, 1);
});
client.onState((state) => parentPort?.postMessage(state));
if (channel) client.subscribe(channel);
client.connect();

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Batch } from '@citas/hub';
import type { ServerMessage } from '@citas/protocol';
import { WebSocket, WebSocketServer } from 'ws';
import { joinedFrames, separateFrames } from './wire-format.ts';

const pong = (serverTime: string): ServerMessage => ({ type: 'pong', data: { serverTime } });
const EMPTY = JSON.stringify(pong('')).length;

/** What a real client makes of bytes that are written to its socket as they are. */
async function read(wire: Uint8Array, frames: number): Promise<unknown[]> {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  server.on('connection', (_, request) => request.socket.write(wire));
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const received: unknown[] = [];
  const all = Promise.withResolvers<void>();
  client.on('message', (data) => {
    received.push(JSON.parse((data as Buffer).toString()));
    if (received.length === frames) all.resolve();
  });
  client.on('error', all.reject);
  await all.promise;
  client.close();
  await once(client, 'close');
  server.close();
  return received;
}

test.each([125, 126, 127, 65_535, 65_536, 200_000])(
  'an envelope of %d bytes arrives whole',
  async (bytes) => {
    const message = pong('x'.repeat(bytes - EMPTY));
    expect(await read(Batch.of(message).wire(separateFrames), 1)).toEqual([message]);
    expect(await read(Batch.of(message).wire(joinedFrames), 1)).toEqual([message]);
  },
);

test('letters beyond ASCII count by their bytes', async () => {
  const message = pong('ñ€😀'.repeat(40));
  expect(await read(Batch.of(message).wire(separateFrames), 1)).toEqual([message]);
});

test('a batch is a frame an envelope for who knows no better, and one array for citas.v1', async () => {
  const messages = [pong('a'), pong('b'), pong('c')];
  expect(await read(Batch.of(...messages).wire(separateFrames), 3)).toEqual(messages);
  expect(await read(Batch.of(...messages).wire(joinedFrames), 1)).toEqual([messages]);
});

test('a long batch is cut into pieces that keep the order', async () => {
  const messages = Array.from({ length: 90 }, (_, i) => pong(`${i} ${'x'.repeat(2000)}`));
  const pieces = await read(Batch.of(...messages).wire(joinedFrames), 3);
  expect(pieces.flat()).toEqual(messages);
});

import type { AddressInfo } from 'node:net';
import { openDatabase } from '@citas/database';
import { WebSocketServer, type WebSocket } from 'ws';
import { figuresOf } from '../stats/reads.ts';
import { isPublish } from './question.ts';

/** The guide's design: at each tick a query for every channel that is followed, and a stringify for every follower. */
const database = await openDatabase({ url: process.env['DATABASE_URL'] ?? '' });
const followers = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({
  port: 0,
  host: '127.0.0.1',
  perMessageDeflate: false,
  handleProtocols: (offered) => offered.values().next().value ?? false,
});

server.on('listening', () => console.log(`listening on :${(server.address() as AddressInfo).port}`));
server.on('connection', (ws) =>
  ws.on('message', (data) => {
    const { data: order } = JSON.parse((data as Buffer).toString()) as { data: { channel: string } };
    followers.set(order.channel, (followers.get(order.channel) ?? new Set()).add(ws));
    ws.send(JSON.stringify({ type: 'subscribed', channel: order.channel }));
  }),
);
process.on('message', (message) => {
  if (isPublish(message)) void tick().then(() => process.send?.({ value: 0 }));
});

async function tick(): Promise<void> {
  for (const [channel, all] of followers) {
    const [data] = await figuresOf(database, channel.slice('estadisticas:'.length));
    for (const ws of all) ws.send(JSON.stringify({ type: 'stats', channel, data }));
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { aCitaCreated } from './a-cita-created.ts';
import { isPublish } from './question.ts';

/**
 * A hub as it is first written on npm `ws`, with the text made once for all. Given a secret it checks each token, by hand
 * as that is cheapest, and answers a subscription.
 */
const secret = process.argv[2];
const server = new WebSocketServer({
  port: 0,
  host: '127.0.0.1',
  perMessageDeflate: false,
  handleProtocols: (offered) => offered.values().next().value ?? false,
});
let seq = 0;

process.on('message', (message) => {
  if (!isPublish(message)) return;
  for (let sent = 0; sent < message.publish; sent += 1) sendToAll();
});
server.on('connection', (ws, request) => {
  if (secret === undefined) return;
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  if (!isGood(offered.slice(offered.indexOf('bearer.') + 'bearer.'.length), secret)) return ws.terminate();
  ws.send('{"type":"connected"}');
  ws.on('message', () => ws.send('{"type":"subscribed"}'));
});
server.on('listening', () => console.log(`listening on :${(server.address() as AddressInfo).port}`));

function sendToAll(): void {
  const text = JSON.stringify(aCitaCreated(++seq));
  for (const client of server.clients) client.send(text);
}

function isGood(token: string, key: string): boolean {
  const [head, payload = '', signature = ''] = token.split('.');
  const wanted = createHmac('sha256', key).update(`${head}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number };
  return given.length === wanted.length && timingSafeEqual(given, wanted) && exp * 1000 > Date.now();
}

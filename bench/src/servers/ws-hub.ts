import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { aCitaCreated } from './a-cita-created.ts';
import { isPublish } from './question.ts';

/** A hub as it is first written on npm `ws`. Run with `naive`: every subscriber gets a stringify of its own. */
const isNaive = process.argv[2] === 'naive';
const server = new WebSocketServer({
  port: 0,
  host: '127.0.0.1',
  perMessageDeflate: false,
  handleProtocols: (offered) => offered.values().next().value ?? false,
});
let seq = 0;

process.on('message', (message) => {
  if (!isPublish(message)) return;
  for (let sent = 0; sent < message.publish; sent += 1) (isNaive ? sendToEach : sendToAll)();
});
server.on('listening', () => console.log(`listening on :${(server.address() as AddressInfo).port}`));

function sendToEach(): void {
  const message = aCitaCreated(++seq);
  for (const client of server.clients) client.send(JSON.stringify(message));
}

function sendToAll(): void {
  const text = JSON.stringify(aCitaCreated(++seq));
  for (const client of server.clients) client.send(text);
}

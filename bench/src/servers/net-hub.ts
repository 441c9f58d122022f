import { createServer, type AddressInfo, type Socket } from 'node:net';
import { aCitaCreated } from './a-cita-created.ts';
import { isPublish } from './question.ts';
import { SWITCHING } from './switching.ts';
import { textFrame } from './text-frame.ts';

/** The least that Node can do: a frame made once at the start, and one `socket.write` for each subscriber. */
const frame = textFrame(JSON.stringify(aCitaCreated(1)));
const sockets = new Set<Socket>();

const server = createServer({ noDelay: true }, (socket) => {
  socket.once('data', () => {
    socket.write(SWITCHING);
    sockets.add(socket);
  });
  socket.on('data', () => undefined);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
});

process.on('message', (message) => {
  if (!isPublish(message)) return;
  for (let sent = 0; sent < message.publish; sent += 1) for (const socket of sockets) socket.write(frame);
});
server.listen(0, '127.0.0.1', 4096, () =>
  console.log(`listening on :${(server.address() as AddressInfo).port}`),
);

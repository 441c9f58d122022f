import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Seconds after which a refused client may come again. */
const RETRY_AFTER = 5;

/** Answers over plain HTTP, before there is a socket. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 503): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...(status === 503 ? [`Retry-After: ${RETRY_AFTER}`] : []),
    'Connection: close',
    'Content-Length: 0',
  ];
  socket.on('error', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}

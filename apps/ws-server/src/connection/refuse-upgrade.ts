import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Seconds after which a refused client may come again. */
const RETRY_AFTER: Partial<Record<number, number>> = { 429: 1, 503: 5 };

/** Answers over plain HTTP, before there is a socket. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 429 | 503): void {
  const retryAfter = RETRY_AFTER[status];
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...(retryAfter ? [`Retry-After: ${retryAfter}`] : []),
    'Connection: close',
    'Content-Length: 0',
  ];
  socket.on('error', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}

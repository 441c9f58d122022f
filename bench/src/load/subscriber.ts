import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { FrameReader } from './frame-reader.ts';
import type { Seat } from './seat.ts';

/** A pong with an empty payload; a client masks, here with zeros. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

export interface SubscriberDeps {
  readonly port: number;
  /** One for all: what it holds is read before the next socket fills it. */
  readonly buffer: Buffer;
  onMessages(count: number): void;
  onLost(): void;
}

/** A WebSocket client that does by hand the little that is needed, so that it costs less than what it measures. */
export class Subscriber {
  readonly reader = new FrameReader();
  readonly #socket: Socket;
  readonly #seat: Seat;
  readonly #deps: SubscriberDeps;
  /** What came before it was ready; undefined since. */
  #opening: string | undefined = '';
  #isUpgraded = false;
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  readonly ready: Promise<void>;

  constructor(seat: Seat, deps: SubscriberDeps) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#seat = seat;
    this.#deps = deps;
    this.#socket = connect({
      port: deps.port,
      host: '127.0.0.1',
      onread: {
        buffer: deps.buffer,
        callback: (length, buffer) => this.#heard(Buffer.from(buffer.buffer, buffer.byteOffset, length)),
      },
    });
    this.#socket.once('connect', () => this.#socket.write(handshake(seat)));
    this.#socket.on('error', (error) => reject(error));
    this.#socket.once('close', () => {
      reject(new Error(`the server ended the connection: ${this.#opening ?? ''}`));
      deps.onLost();
    });
  }

  #heard(chunk: Buffer): boolean {
    if (this.#opening !== undefined) this.#open(chunk, this.#opening);
    else this.#read(chunk);
    return true;
  }

  #open(chunk: Buffer, before: string): void {
    const text = before + chunk.toString('latin1');
    this.#opening = text;
    if (!this.#isUpgraded) {
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!text.startsWith('HTTP/1.1 101')) return this.#reject(new Error(text.slice(0, end)));
      this.#isUpgraded = true;
      if (this.#seat.channel) this.#socket.write(subscribe(this.#seat.channel));
      this.#read(Buffer.from(text.slice(end + 4), 'latin1'));
    } else this.#read(chunk);
    if (text.includes('"type":"error"'))
      return this.#reject(new Error(text.slice(text.indexOf('"type":"error"'))));
    if (this.#seat.channel && !text.includes('"type":"subscribed"')) return;
    this.#opening = undefined;
    this.#resolve();
  }

  #read(chunk: Buffer): void {
    if (chunk.length === 0) return;
    const before = this.reader.messages;
    for (let pings = this.reader.read(chunk); pings > 0; pings -= 1) this.#socket.write(PONG);
    if (this.reader.messages > before) this.#deps.onMessages(this.reader.messages - before);
  }
}

function handshake({ protocols }: Seat): string {
  return [
    'GET /ws HTTP/1.1',
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Sec-WebSocket-Protocol: ${protocols.join(', ')}`,
    '\r\n',
  ].join('\r\n');
}

function subscribe(channel: string): Buffer {
  const payload = Buffer.from(JSON.stringify({ type: 'subscribe', data: { channel } }));
  if (payload.length > 125) throw new RangeError('a channel of this benchmark has a short name');
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

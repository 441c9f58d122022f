import { once } from 'node:events';
import {
  serverMessageSchema,
  type MessageOf,
  type ServerMessage,
  type ServerMessageType,
} from '@citas/protocol';
import { WebSocket } from 'ws';

/** A plain npm `ws` client that awaits messages; every one it gets must be of the protocol. */
export class WsClient {
  readonly opened: Promise<unknown>;
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #socket: WebSocket;
  readonly #received: ServerMessage[] = [];
  readonly #arrival = new EventTarget();

  constructor(url: string, protocols: string[] = []) {
    this.#socket = new WebSocket(url, protocols);
    this.opened = once(this.#socket, 'open');
    this.closed = new Promise((resolve) =>
      this.#socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
    this.#socket.on('message', (data) => {
      this.#received.push(serverMessageSchema.parse(JSON.parse((data as Buffer).toString())));
      this.#arrival.dispatchEvent(new Event('message'));
    });
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get socket(): WebSocket {
    return this.#socket;
  }

  /** Got and not taken yet. */
  get waiting(): readonly ServerMessage[] {
    return this.#received;
  }

  send(message: object | string): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(channel: string, extra: object = {}): void {
    this.send({ type: 'subscribe', data: { channel, ...extra } });
  }

  /** Takes the next message of a type, leaving the others. */
  async next<T extends ServerMessageType>(type: T): Promise<MessageOf<T>> {
    for (;;) {
      const index = this.#received.findIndex((message) => message.type === type);
      if (index >= 0) return this.#received.splice(index, 1)[0] as MessageOf<T>;
      await once(this.#arrival, 'message');
    }
  }

  close(): void {
    this.#socket.close();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}

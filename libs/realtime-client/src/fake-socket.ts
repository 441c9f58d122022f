import { parseClientMessage, type ClientMessage, type ServerMessage } from '@citas/protocol';
import type { CreateSocket, WebSocketLike } from './web-socket-like.ts';

/** A socket whose other end is the test. */
export class FakeSocket implements WebSocketLike {
  readonly url: string;
  readonly protocols: readonly string[];
  /** What the client has sent and the test has not taken yet. */
  readonly sent: ClientMessage[] = [];
  closedWith: number | undefined;
  #isOpen = false;
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;

  constructor(url: string, protocols: readonly string[]) {
    this.url = url;
    this.protocols = protocols;
  }

  get token(): string {
    return this.protocols[1]?.slice('bearer.'.length) ?? '';
  }

  /** As a browser's does. */
  send(text: string): void {
    if (!this.#isOpen) throw new Error('Still in CONNECTING state.');
    const parsed = parseClientMessage(text);
    if (!parsed.ok) throw new Error(`the client sent a malformed frame: ${text}`);
    this.sent.push(parsed.message);
  }

  close(code?: number): void {
    this.closedWith = code;
  }

  /** Empties `sent`. */
  take(): ClientMessage[] {
    return this.sent.splice(0);
  }

  open(): void {
    this.#isOpen = true;
    fire(this.onopen, {});
  }

  /** One frame: an envelope, or several. */
  say(message: ServerMessage | readonly ServerMessage[]): void {
    fire(this.onmessage, { data: JSON.stringify(message) });
  }

  sayText(text: string): void {
    fire(this.onmessage, { data: text });
  }

  /** The hub, or the network, ends it. */
  end(code: number): void {
    fire(this.onclose, { code, reason: '' });
  }
}

function fire(handler: ((event: never) => void) | null, event: object): void {
  handler?.(event as never);
}

/** Makes fake sockets and keeps them in the order of their making. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];

  get create(): CreateSocket {
    return (url, protocols) => {
      const socket = new FakeSocket(url, protocols);
      this.all.push(socket);
      return socket;
    };
  }

  get newest(): FakeSocket {
    const socket = this.all.at(-1);
    if (!socket) throw new Error('no socket was made');
    return socket;
  }
}

import type { WebSocketLike } from '../web-socket-like.ts';
import type { SocketId } from './tab-message.ts';

/** Where what is said into a virtual socket goes. */
export interface VirtualLine {
  say(from: SocketId, text: string): void;
  close(from: SocketId): void;
}

/** A socket whose other end is the tab that leads. */
export class VirtualSocket implements WebSocketLike {
  readonly protocols: readonly string[];
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  /** The leader that has taken it in. */
  welcomedBy: string | undefined;
  #id: SocketId = '';
  #line: VirtualLine | undefined;
  #isOver = false;

  constructor(protocols: readonly string[]) {
    this.protocols = protocols;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  attach(id: SocketId, line: VirtualLine): void {
    this.#id = id;
    this.#line = line;
  }

  send(text: string): void {
    if (!this.#isOver) this.#line?.say(this.#id, text);
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#line?.close(this.#id);
  }

  opened(): void {
    fire(this.onopen, {});
  }

  frame(text: string): void {
    fire(this.onmessage, { data: text });
  }

  ended(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    fire(this.onclose, { code });
  }
}

function fire(handler: ((event: never) => void) | null, event: object): void {
  handler?.(event as never);
}

import type { ClientMessage } from '@citas/protocol';
import type { WebSocketLike } from './web-socket-like.ts';

export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  onClose(code: number): void;
}

/** One socket, which reports nothing any more once it was dropped. */
export class SocketLink {
  readonly #socket: WebSocketLike;

  constructor(socket: WebSocketLike, events: SocketEvents) {
    this.#socket = socket;
    socket.onopen = () => events.onOpen();
    socket.onmessage = ({ data }: { readonly data: unknown }) => events.onText(String(data));
    socket.onclose = ({ code }: { readonly code: number }) => events.onClose(code);
    // Every error is followed by a close, which tells more.
    socket.onerror = () => undefined;
  }

  send(message: ClientMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  drop(): void {
    const ignore = (): void => undefined;
    Object.assign(this.#socket, { onopen: ignore, onmessage: ignore, onclose: ignore });
    this.#socket.close(1000);
  }
}

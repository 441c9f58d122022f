/**
 * The part of a browser's WebSocket that the client uses; node's global one and npm `ws` fit as they are. The client
 * sets the handlers; `never` lets each platform have its own kind of event.
 */
export interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type CreateSocket = (url: string, protocols: string[]) => WebSocketLike;

import type { Clock } from '@citas/clock';
import type { ServerMessage } from '@citas/protocol';
import type { ConnectionState } from './connection-state.ts';
import type { ChannelOptions } from './followed-channel.ts';
import type { CreateSocket } from './web-socket-like.ts';

export interface RealtimeClientOptions {
  /** `ws://host:8080/ws`; the token travels apart from it. */
  readonly url: string;
  /**
   * Asked before every connection, so that it can renew the token first. `refused` is the token the hub has just
   * refused, which must not be given again. Null means that nobody is logged in: the state becomes `unauthorized`.
   */
  readonly getToken: (refused: string | null) => Promise<string | null>;
  readonly clock: Clock;
  /** The platform's WebSocket when absent. */
  readonly createSocket?: CreateSocket;
  /**
   * Whose connection it is: all tabs of a browser that give the same key for the same url share one socket. A function
   * is asked before every connection; null keeps that connection to itself, as does a platform without Web Locks.
   */
  readonly sharedAs?: string | (() => string | null);
  /** In [0, 1); Math.random when absent. */
  readonly random?: () => number;
}

/** Takes the listener away again. */
export type Unlisten = () => void;

/** A connection that is kept: it comes back by itself and resumes each channel where it stopped. */
export interface RealtimeClient {
  readonly state: ConnectionState;
  /**
   * When the last frame came that was not a «later» of the hub (an `error` with `retry`, as while it cannot read the
   * database), in milliseconds since the Unix epoch; null before the first. A new connection counts from the first
   * answer to a ping, event or figure: the hub greets, and may confirm a channel, whatever its database does.
   */
  readonly lastSignOfLife: number | null;
  /** Starts, and starts again after `unauthorized` or `stopped`. */
  connect(): void;
  /** Ends the connection for good; the channels are kept for the next `connect`. */
  disconnect(): void;
  /**
   * Follows a channel until the returned function is called, in this connection and all later ones. With `since`,
   * everything after that position is delivered first, and what another part of the app still lacks before it. With `delta` the hub sends only what changed in a latest value;
   * it is delivered whole all the same. Following a channel again asks for its newest value again.
   */
  subscribe(channel: string, options?: ChannelOptions): () => void;
  /** Stops following, whoever asked for it. */
  unsubscribe(channel: string): void;
  /** Asks for a sign of life within 2 s, or connects anew: for `visibilitychange`, `pageshow` and `online`. */
  probe(): void;
  onState(listener: (state: ConnectionState) => void): Unlisten;
  /** Stream messages come once each and in order; `stats` and `series` always whole. */
  onMessage(listener: (message: ServerMessage) => void): Unlisten;
  /** Told when a connection failed: the next attempt starts in so many milliseconds. */
  onRetry(listener: (inMs: number) => void): Unlisten;
}

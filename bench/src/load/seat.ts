/** What one connection asks for: subscriber number i takes seat i modulo the number of seats. */
export interface Seat {
  /** The subprotocols that it offers, the token among them. */
  readonly protocols: readonly string[];
  /** Subscribed to after the handshake, and waited for; a server that knows no channels gets none. */
  readonly channel?: string;
}

export interface ConnectOrder {
  readonly connect: { readonly port: number; readonly count: number; readonly seats: readonly Seat[] };
}
/** Ask when every connection has got so many messages since the last order. */
export interface ExpectOrder {
  readonly expect: number;
}
/** Wait until all connections together have got so many each since the last `expect`. */
export interface HeardOrder {
  readonly heard: number;
}
/** Ask when the first, the second… message had reached everybody, since the last `expect`. */
export interface ArrivalsOrder {
  readonly arrivals: true;
}
export type LoadOrder = ConnectOrder | ExpectOrder | HeardOrder | ArrivalsOrder;

export interface Tally {
  /** Messages of the connection that got the fewest, and of the one that got the most. */
  readonly fewest: number;
  readonly most: number;
  readonly total: number;
  readonly frames: number;
  /** Connections that the server ended. */
  readonly lost: number;
}
export type LoadReport =
  | { readonly connected: number }
  | { readonly heard: number }
  /** Milliseconds since the Unix epoch. */
  | { readonly arrivedAt: readonly number[] }
  | { readonly tally: Tally }
  | { readonly failed: string };

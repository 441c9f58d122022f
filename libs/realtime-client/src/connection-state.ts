export const CONNECTION_STATES = [
  /** Never asked to connect. */
  'idle',
  /** Waiting for a token, for the socket to open, or for the next attempt. */
  'connecting',
  /** The socket is open; the hub has not greeted yet. */
  'authenticating',
  /** Greeted; some channels have not answered yet. */
  'syncing',
  /** Every channel is up to date. */
  'live',
  /** Nothing was heard for 12 s; what is shown may be old. */
  'stale',
  /** The hub is going away: a second socket is being opened while this one goes on delivering. */
  'moving',
  /** No token, or none that the hub accepts: log in, then `connect`. */
  'unauthorized',
  /** Disconnected by the app, or by the hub for good. */
  'stopped',
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

export const CONNECTION_EVENTS = [
  /** The app wants to be connected. */
  'connect',
  /** The app does not. */
  'disconnect',
  /** The socket opened. */
  'opened',
  /** `connected` came. */
  'greeted',
  /** Every channel has answered. */
  'synced',
  /** Any frame came. */
  'heard',
  /** No frame came for 12 s. */
  'silent',
  /** It is time for the second socket that the hub asked for. */
  'leaving',
  /** The second socket has taken over. */
  'moved',
  /** The socket closed, never opened, or is dead: try again. */
  'lost',
  /** There is no token, or the hub refused a fresh one. */
  'refused',
  /** The hub closed with a code that says not to come back. */
  'ended',
] as const;
export type ConnectionEvent = (typeof CONNECTION_EVENTS)[number];

type Row = Readonly<Record<ConnectionEvent, ConnectionState>>;

/** Where nothing is said, an event leaves the state as it is. */
const row = (state: ConnectionState, changes: Partial<Row>): Row => ({
  connect: state,
  disconnect: 'stopped',
  opened: state,
  greeted: state,
  synced: state,
  heard: state,
  silent: state,
  leaving: state,
  moved: state,
  lost: state,
  refused: state,
  ended: state,
  ...changes,
});

const DROPPED = { lost: 'connecting', refused: 'unauthorized', ended: 'stopped' } as const;
/** After a move through syncing: what the app followed meanwhile may not have answered on the second socket. */
const GREETED = { ...DROPPED, silent: 'stale', leaving: 'moving', moved: 'syncing' } as const;

/** Total: every event has an answer in every state. */
export const TRANSITIONS: Readonly<Record<ConnectionState, Row>> = {
  idle: row('idle', { connect: 'connecting' }),
  connecting: row('connecting', { ...DROPPED, opened: 'authenticating' }),
  authenticating: row('authenticating', { ...DROPPED, greeted: 'syncing' }),
  syncing: row('syncing', { ...GREETED, synced: 'live' }),
  live: row('live', GREETED),
  // Back through syncing: the silence may have begun before every channel had answered.
  stale: row('stale', { ...GREETED, heard: 'syncing' }),
  moving: row('moving', GREETED),
  unauthorized: row('unauthorized', { connect: 'connecting' }),
  stopped: row('stopped', { connect: 'connecting' }),
};

const OPEN: readonly ConnectionState[] = ['syncing', 'live', 'stale', 'moving'];

/** Whether the hub has greeted us and the socket is still open. */
export function isOpen(state: ConnectionState): boolean {
  return OPEN.includes(state);
}

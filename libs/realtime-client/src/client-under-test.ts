import { ManualClock } from '@citas/clock/testing';
import type { ClientMessage, Position, ServerEnvelope, ServerMessage } from '@citas/protocol';
import type { ConnectionState } from './connection-state.ts';
import { createRealtimeClient } from './create-realtime-client.ts';
import { FakeSockets, type FakeSocket } from './fake-socket.ts';

export const CANAL = 'citas:negocio_123';
export const NOW = 1_795_000_000_000;
export const rfc3339 = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

export function setUp(tokens: (string | null)[] = ['t1', 't2', 't3', 't4', 't5', 't6']) {
  const clock = new ManualClock(NOW);
  const sockets = new FakeSockets();
  const asked: (string | null)[] = [];
  const client = createRealtimeClient({
    url: 'ws://hub/ws',
    clock,
    createSocket: sockets.create,
    random: () => 0,
    getToken(refused) {
      asked.push(refused);
      return Promise.resolve(tokens.length > 1 ? tokens.shift()! : (tokens[0] ?? null));
    },
  });
  const states: ConnectionState[] = [];
  const heard: ServerMessage[] = [];
  const retries: number[] = [];
  client.onState((state) => states.push(state));
  client.onMessage((message) => heard.push(message));
  client.onRetry((inMs) => retries.push(inMs));
  return { client, clock, sockets, states, heard, retries, asked };
}

/** Lets promises that are already settled run on. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A hub that is well: it says so when it is asked after the greeting. */
export function greet(socket: FakeSocket, expiresAtMs = NOW + 3_600_000, serverTimeMs = NOW): void {
  greetOnly(socket, expiresAtMs, serverTimeMs);
  const asked = socket.sent.findIndex(({ type }) => type === 'ping');
  if (asked < 0) return;
  socket.sent.splice(asked, 1);
  socket.say({ type: 'pong', data: { serverTime: rfc3339(serverTimeMs) } });
}

export function greetOnly(socket: FakeSocket, expiresAtMs = NOW + 3_600_000, serverTimeMs = NOW): void {
  socket.open();
  socket.say({
    type: 'connected',
    data: {
      clientId: 'c',
      negocioId: 'negocio_123',
      rol: 'admin',
      expiresAt: rfc3339(expiresAtMs),
      serverTime: rfc3339(serverTimeMs),
      limits: { maxPayload: 16384, maxChannels: 50, messagesPerSecond: 20 },
    },
  });
}

export function answer(socket: FakeSocket, request: ClientMessage | undefined, position: Position): void {
  if (request?.type !== 'subscribe') throw new Error(`not a subscribe: ${JSON.stringify(request)}`);
  socket.say({
    type: 'subscribed',
    channel: request.data.channel,
    id: request.id!,
    data: { ...position, recovered: request.data.since !== undefined },
  });
}

export const event = (seq: number): ServerMessage => ({
  type: 'citas_changed',
  channel: CANAL,
  seq,
  data: { count: 501, desde: null, hasta: null, por: { id: null, nombre: 'SQL' }, timestamp: rfc3339(NOW) },
});
export const seqs = (messages: readonly ServerEnvelope[]) =>
  messages.flatMap((m) => ('seq' in m ? [m.seq] : []));
export const since = (message: ClientMessage | undefined) =>
  message?.type === 'subscribe' ? message.data.since : undefined;

/** Live on one channel at seq 5. */
export async function live(options = setUp()) {
  options.client.subscribe(CANAL);
  options.client.connect();
  await settle();
  const socket = options.sockets.newest;
  greet(socket);
  answer(socket, socket.take()[0], { epoch: 'e', seq: 5 });
  return { ...options, socket };
}

/** The next attempt, after the shortest pause. */
export async function reconnect({ clock, sockets }: Pick<ReturnType<typeof setUp>, 'clock' | 'sockets'>) {
  clock.advance(500);
  await settle();
  return sockets.newest;
}

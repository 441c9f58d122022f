import { ManualClock } from '@citas/clock/testing';
import type { ClientMessage, Position, ServerMessage } from '@citas/protocol';
import type { ConnectionState } from './connection-state.ts';
import { createRealtimeClient } from './create-realtime-client.ts';
import { FakeSockets, type FakeSocket } from './fake-socket.ts';

const CANAL = 'citas:negocio_123';
const NOW = 1_795_000_000_000;
const rfc3339 = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

function setUp(tokens: (string | null)[] = ['t1', 't2', 't3', 't4', 't5', 't6']) {
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
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function greet(socket: FakeSocket, expiresAtMs = NOW + 3_600_000, serverTimeMs = NOW): void {
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

function answer(socket: FakeSocket, request: ClientMessage | undefined, position: Position): void {
  if (request?.type !== 'subscribe') throw new Error(`not a subscribe: ${JSON.stringify(request)}`);
  socket.say({
    type: 'subscribed',
    channel: request.data.channel,
    id: request.id!,
    data: { ...position, recovered: request.data.since !== undefined },
  });
}

const event = (seq: number): ServerMessage => ({
  type: 'citas_changed',
  channel: CANAL,
  seq,
  data: { count: 501, desde: null, hasta: null, por: { id: null, nombre: 'SQL' }, timestamp: rfc3339(NOW) },
});
const seqs = (messages: readonly ServerMessage[]) => messages.flatMap((m) => ('seq' in m ? [m.seq] : []));
const since = (message: ClientMessage | undefined) =>
  message?.type === 'subscribe' ? message.data.since : undefined;

/** Live on one channel at seq 5. */
async function live(options = setUp()) {
  options.client.subscribe(CANAL);
  options.client.connect();
  await settle();
  const socket = options.sockets.newest;
  greet(socket);
  answer(socket, socket.take()[0], { epoch: 'e', seq: 5 });
  return { ...options, socket };
}

/** The next attempt, after the shortest pause. */
async function reconnect({ clock, sockets }: Pick<ReturnType<typeof setUp>, 'clock' | 'sockets'>) {
  clock.advance(500);
  await settle();
  return sockets.newest;
}

describe('connecting', () => {
  test('goes through connecting, authenticating and syncing to live', async () => {
    const { states, socket, client } = await live();
    expect(states).toEqual(['connecting', 'authenticating', 'syncing', 'live']);
    expect(socket.protocols).toEqual(['citas.v1', 'bearer.t1']);
    expect(socket.url).toBe('ws://hub/ws');
    expect(client.lastSignOfLife).toBe(NOW);
  });

  test('is live at once when nothing is followed', async () => {
    const { client, sockets } = setUp();
    client.connect();
    await settle();
    greet(sockets.newest);
    expect(client.state).toBe('live');
  });

  test('without a token is unauthorized, until the app connects again', async () => {
    const { client, sockets } = setUp([null, 't']);
    client.connect();
    await settle();
    expect(client.state).toBe('unauthorized');
    expect(sockets.all).toHaveLength(0);
    client.connect();
    await settle();
    expect(sockets.all).toHaveLength(1);
  });

  test('a hub that never greets is given up after 10 s', async () => {
    const { client, sockets, clock, retries } = setUp();
    client.connect();
    await settle();
    sockets.newest.open();
    clock.advance(10_000);
    expect(client.state).toBe('connecting');
    expect(retries).toEqual([500]);
    expect(sockets.newest.closedWith).toBe(1000);
  });

  test('pauses grow, with full jitter, from 0.5 s to 20 s', async () => {
    const { client, sockets, retries, clock } = setUp(['t']);
    client.connect();
    for (let i = 0; i < 8; i += 1) {
      await settle();
      sockets.newest.end(1006);
      clock.advance(retries.at(-1)!);
    }
    expect(retries).toEqual(Array(8).fill(500));
    const { backoff } = await import('./backoff.ts');
    expect([0, 1, 2, 3, 4, 5, 6, 60].map((n) => backoff(n, () => 0.999999))).toEqual([
      999, 1499, 2499, 4499, 8499, 16499, 20000, 20000,
    ]);
  });

  test('disconnect stops it and leaves no timer', async () => {
    const { client, socket, clock } = await live();
    client.disconnect();
    expect(client.state).toBe('stopped');
    expect(socket.closedWith).toBe(1000);
    expect(clock.pending).toBe(0);
  });
});

describe('tokens', () => {
  test('a refused token is asked for once more, then it is unauthorized', async () => {
    const { client, sockets, clock, asked } = setUp();
    client.connect();
    await settle();
    sockets.newest.end(4401);
    clock.advance(0);
    await settle();
    expect(sockets.newest.token).toBe('t2');
    sockets.newest.end(4401);
    expect(client.state).toBe('unauthorized');
    expect(asked).toEqual([null, 't1']);
  });

  test('the refused token given again is not tried again', async () => {
    const { client, sockets, clock } = setUp(['t1', 't1']);
    client.connect();
    await settle();
    sockets.newest.end(4401);
    clock.advance(0);
    await settle();
    expect(client.state).toBe('unauthorized');
    expect(sockets.all).toHaveLength(1);
  });

  test('one that expires while live is renewed without the app noticing more than a reconnect', async () => {
    const { client, socket, sockets, clock } = await live();
    socket.end(4401);
    clock.advance(0);
    await settle();
    greet(sockets.newest);
    answer(sockets.newest, sockets.newest.take()[0], { epoch: 'e', seq: 5 });
    expect(client.state).toBe('live');
  });

  test('is renewed on the living connection a minute before its end by the clock of the hub', async () => {
    const { client, sockets, clock } = setUp();
    client.connect();
    await settle();
    const skew = 7_200_000;
    greet(sockets.newest, NOW + skew + 300_000, NOW + skew);
    const pong = { type: 'pong', data: { serverTime: rfc3339(NOW) } } as const;
    for (let ms = 0; ms < 240_000; ms += 8_000) {
      sockets.newest.say(pong);
      expect(sockets.newest.take()).toEqual([]);
      clock.advance(8_000);
      await settle();
    }
    expect(sockets.newest.take()).toEqual([{ type: 'auth', data: { token: 't2' } }]);
  });

  test.each([
    [4403, 'unauthorized'],
    [4400, 'stopped'],
    [1009, 'stopped'],
    [1000, 'stopped'],
    [1001, 'connecting'],
    [1006, 'connecting'],
    [1012, 'connecting'],
    [4408, 'connecting'],
    [4429, 'connecting'],
  ] as const)('the close code %d leads to %s', async (code, state) => {
    const { client, socket } = await live();
    socket.end(code);
    expect(client.state).toBe(state);
  });
});

describe('streams', () => {
  test('are delivered in order; what was had before is dropped', async () => {
    const { socket, heard } = await live();
    socket.say([event(5), event(6), event(6), event(7)]);
    expect(seqs(heard)).toEqual([6, 7]);
  });

  test('resume after a reconnect from the last good position', async () => {
    const all = await live();
    all.socket.say(event(6));
    all.socket.end(1006);
    const socket = await reconnect(all);
    greet(socket);
    const [request] = socket.take();
    expect(since(request)).toEqual({ epoch: 'e', seq: 6 });
    expect(all.client.state).toBe('syncing');
    answer(socket, request, { epoch: 'e', seq: 6 });
    socket.say([event(7), event(8)]);
    expect(all.client.state).toBe('live');
    expect(seqs(all.heard)).toEqual([6, 7, 8]);
  });

  test('resume even when no event has ever come', async () => {
    const all = await live();
    all.socket.end(1006);
    const socket = await reconnect(all);
    greet(socket);
    expect(since(socket.take()[0])).toEqual({ epoch: 'e', seq: 5 });
  });

  test('a gap asks again from the last good position and delivers nothing out of order', async () => {
    const { socket, heard } = await live();
    socket.say([event(6), event(8), event(9)]);
    const [request, ...more] = socket.take();
    expect(more).toEqual([]);
    expect(since(request)).toEqual({ epoch: 'e', seq: 6 });
    answer(socket, request, { epoch: 'e', seq: 6 });
    socket.say([event(7), event(8), event(9)]);
    expect(seqs(heard)).toEqual([6, 7, 8, 9]);
  });

  test('a gap that asking again does not close becomes a resync, not a loop', async () => {
    const { socket, heard } = await live();
    socket.say(event(7));
    answer(socket, socket.take()[0], { epoch: 'e', seq: 5 });
    socket.say(event(7));
    const [request] = socket.take();
    expect(since(request)).toBeUndefined();
    expect(heard.at(-1)).toEqual({ type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } });
    answer(socket, request, { epoch: 'e', seq: 7 });
    socket.say(event(8));
    expect(seqs(heard)).toEqual([8]);
  });

  test('after a resync of the hub its new position holds', async () => {
    const { socket, heard } = await live();
    socket.say([
      { type: 'resync', channel: CANAL, data: { reason: 'epoch_changed' } },
      { type: 'subscribed', channel: CANAL, data: { epoch: 'f', seq: 2, recovered: false } },
      event(3),
    ]);
    expect(heard.map(({ type }) => type).slice(-3)).toEqual(['resync', 'subscribed', 'citas_changed']);
  });

  test('since, given by the app, has everything after it delivered again', async () => {
    const { client, socket, heard } = await live();
    socket.say([event(6), event(7)]);
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 6 } });
    const [request] = socket.take();
    socket.say(event(8));
    answer(socket, request, { epoch: 'e', seq: 6 });
    socket.say([event(7), event(8)]);
    expect(seqs(heard)).toEqual([6, 7, 7, 8]);
  });
});

describe('following', () => {
  test('ends with the last follower', async () => {
    const { client, socket } = await live();
    const leave = client.subscribe(CANAL);
    socket.take();
    leave();
    leave();
    expect(socket.take()).toEqual([]);
    client.unsubscribe(CANAL);
    expect(socket.take()).toEqual([{ type: 'unsubscribe', data: { channel: CANAL } }]);
    socket.say(event(6));
    socket.end(1006);
  });

  test('a refused channel does not keep the others from being live', async () => {
    const { client, sockets } = setUp();
    client.subscribe('citas:otro');
    client.connect();
    await settle();
    const socket = sockets.newest;
    greet(socket);
    expect(client.state).toBe('syncing');
    const [request] = socket.take();
    const data = { code: 'forbidden', message: 'sin permiso', retry: false } as const;
    socket.say({ type: 'error', channel: 'citas:otro', id: request!.id!, data });
    expect(client.state).toBe('live');
  });

  test('what could not be answered now is asked again', async () => {
    const { client, sockets, clock } = setUp();
    client.subscribe(CANAL);
    client.connect();
    await settle();
    const socket = sockets.newest;
    greet(socket);
    const [request] = socket.take();
    const data = { code: 'unavailable', message: 'ahora no', retry: true } as const;
    socket.say({ type: 'error', channel: CANAL, id: request!.id!, data });
    clock.advance(1000);
    const [again] = socket.take();
    answer(socket, again, { epoch: 'e', seq: 1 });
    expect(client.state).toBe('live');
  });

  test('frames that are no message of ours are skipped', async () => {
    const { client, socket } = await live();
    for (const text of ['', 'hola', '{}', '[{"type":"later"}]', 'null']) socket.sayText(text);
    expect(client.state).toBe('live');
  });
});

describe('life', () => {
  test('a quiet connection is asked after 10 s, and stays live when it answers', async () => {
    const { client, socket, clock } = await live();
    clock.advance(10_000);
    expect(socket.take()).toEqual([{ type: 'ping' }]);
    socket.say({ type: 'pong', data: { serverTime: rfc3339(NOW) } });
    clock.advance(9_999);
    expect(client.state).toBe('live');
    expect(client.lastSignOfLife).toBe(NOW + 10_000);
  });

  test('is stale after 12 s without a frame, and live again with the next', async () => {
    const { client, socket, clock } = await live();
    clock.advance(11_999);
    expect(client.state).toBe('live');
    clock.advance(1);
    expect(client.state).toBe('stale');
    socket.say(event(6));
    expect(client.state).toBe('live');
  });

  test('a silence of 14 s ends the socket', async () => {
    const { client, socket, clock } = await live();
    clock.advance(14_000);
    await settle();
    expect(socket.closedWith).toBe(1000);
    expect(client.state).toBe('connecting');
  });

  test('a probe without answer in 2 s connects anew at once', async () => {
    const all = await live();
    all.client.probe();
    expect(all.socket.take()).toEqual([{ type: 'ping' }]);
    all.clock.advance(2_000);
    await settle();
    expect(all.sockets.all).toHaveLength(2);
    expect(all.retries).toEqual([0]);
  });

  test('a probe while waiting for the next attempt makes it now', async () => {
    const { client, sockets, socket } = await live();
    socket.end(1006);
    client.probe();
    await settle();
    expect(sockets.all).toHaveLength(2);
  });

  test('an abandoned socket is heard no more', async () => {
    const all = await live();
    all.clock.advance(14_000);
    await settle();
    all.socket.say(event(6));
    all.socket.end(4403);
    expect(all.heard.some((message) => 'seq' in message)).toBe(false);
    expect(all.client.state).toBe('connecting');
  });
});

import type { ServerMessage } from '@citas/protocol';
import {
  answer,
  CANAL,
  event,
  greet,
  live,
  NOW,
  reconnect,
  rfc3339,
  seqs,
  setUp,
  settle,
  since,
} from './client-under-test.ts';

const going = (afterMs: number): ServerMessage => ({
  type: 'reconnect',
  data: { afterMs, reason: 'restart' },
});

/** Live at seq 5, told to go, and the second socket greeted. */
async function moving() {
  const all = await live();
  all.socket.say(going(3000));
  all.clock.advance(3000);
  await settle();
  const second = all.sockets.newest;
  greet(second);
  return { ...all, second };
}

describe('a hub that goes away', () => {
  test('is left after the pause it asked for, not before', async () => {
    const { socket, sockets, clock, client } = await live();
    socket.say(going(3000));
    clock.advance(2999);
    await settle();
    expect([sockets.all.length, client.state]).toEqual([1, 'live']);
    clock.advance(1);
    await settle();
    expect([sockets.all.length, client.state]).toEqual([2, 'moving']);
  });

  test('before it has greeted is tried again instead of moved from', async () => {
    const { sockets, clock, client } = setUp();
    client.connect();
    await settle();
    sockets.newest.open();
    sockets.newest.say(going(100));
    clock.advance(100);
    expect(client.state).toBe('connecting');
    const next = await reconnect({ clock, sockets });
    expect(sockets.all).toHaveLength(2);
    greet(next);
    expect(client.state).toBe('live');
  });

  test('goes on delivering until the second socket has answered for every channel; then it is closed', async () => {
    const { socket, second, heard, client, states } = await moving();
    socket.say(event(6));
    const [request] = second.take();
    expect(since(request)).toEqual({ epoch: 'e', seq: 5 });
    expect(client.state).toBe('moving');
    expect(socket.closedWith).toBeUndefined();
    answer(second, request, { epoch: 'e', seq: 5 });
    expect(socket.closedWith).toBe(1000);
    second.say([event(6), event(7)]);
    expect(seqs(heard)).toEqual([6, 7]);
    expect(client.state).toBe('live');
    expect(states).toEqual(['connecting', 'authenticating', 'syncing', 'live', 'moving', 'syncing', 'live']);
  });

  test('what comes on the second before it takes over is told then, and once', async () => {
    const { client, socket, second, heard } = await moving();
    client.subscribe('citas:otro');
    const [first, other] = second.take();
    answer(second, first, { epoch: 'e', seq: 5 });
    second.say([event(6), event(7), event(8)]);
    socket.say([event(6), event(7)]);
    expect(seqs(heard)).toEqual([6, 7]);
    answer(second, other, { epoch: 'o', seq: 0 });
    expect(seqs(heard)).toEqual([6, 7, 8]);
    // The first socket never answered for the new channel, so it is asked for again.
    answer(second, second.take().at(-1), { epoch: 'o', seq: 0 });
    expect(client.state).toBe('live');
  });

  test('a refusal that names the request alone is an answer too', async () => {
    const { client, socket, second } = await moving();
    client.subscribe('citas:otro');
    const [first, other] = second.take();
    answer(second, first, { epoch: 'e', seq: 5 });
    expect(socket.closedWith).toBeUndefined();
    second.say({
      type: 'error',
      id: other!.id!,
      data: { code: 'bad_request', message: '', retry: false },
    });
    expect(socket.closedWith).toBe(1000);
  });

  test('a channel that starts further on there than it was told to here is asked for again', async () => {
    const { second, heard, client } = await moving();
    const [request] = second.take();
    answer(second, request, { epoch: 'e', seq: 8 });
    const [again] = second.take();
    expect(since(again)).toEqual({ epoch: 'e', seq: 5 });
    expect(client.state).toBe('syncing');
    answer(second, again, { epoch: 'e', seq: 5 });
    second.say([event(6), event(7), event(8), event(9)]);
    expect(seqs(heard)).toEqual([6, 7, 8, 9]);
  });

  test('a resync of the second is told when it takes over', async () => {
    const { second, heard } = await moving();
    const [request] = second.take();
    second.say([
      { type: 'resync', channel: CANAL, data: { reason: 'epoch_changed' } },
      {
        type: 'subscribed',
        channel: CANAL,
        id: request!.id!,
        data: { epoch: 'f', seq: 2, recovered: false },
      },
      event(3),
    ]);
    expect(heard.slice(-3).map(({ type }) => type)).toEqual(['resync', 'subscribed', 'citas_changed']);
  });

  test.each([
    ['closes', (socket: { end(code: number): void }) => socket.end(1012)],
    ['is refused a token', (socket: { end(code: number): void }) => socket.end(4401)],
  ])('when the second %s, the first is kept and another is tried after a pause', async (_, fail) => {
    const { socket, second, sockets, clock, client, heard } = await moving();
    fail(second);
    expect(client.state).toBe('moving');
    socket.say(event(6));
    expect(seqs(heard)).toEqual([6]);
    clock.advance(499);
    await settle();
    expect(sockets.all).toHaveLength(2);
    clock.advance(1);
    await settle();
    const third = sockets.newest;
    greet(third);
    const [request] = third.take();
    expect(since(request)).toEqual({ epoch: 'e', seq: 6 });
    answer(third, request, { epoch: 'e', seq: 6 });
    expect(client.state).toBe('live');
  });

  test('a second that cannot read now is given up, and tried again', async () => {
    const { second, client, clock, sockets } = await moving();
    const [request] = second.take();
    const data = { code: 'unavailable', message: 'ahora no', retry: true } as const;
    second.say({ type: 'error', channel: CANAL, id: request!.id!, data });
    expect(second.closedWith).toBe(1000);
    expect(client.state).toBe('moving');
    clock.advance(500);
    await settle();
    expect(sockets.all).toHaveLength(3);
  });

  test('when the first closes meanwhile, it is an ordinary loss', async () => {
    const { socket, second, client, retries } = await moving();
    socket.end(1012);
    expect(second.closedWith).toBe(1000);
    expect(client.state).toBe('connecting');
    expect(retries).toEqual([500]);
  });

  test('disconnect while moving closes both and leaves no timer', async () => {
    const { socket, second, client, clock } = await moving();
    client.disconnect();
    expect([socket.closedWith, second.closedWith]).toEqual([1000, 1000]);
    expect([client.state, clock.pending]).toEqual(['stopped', 0]);
  });

  test.each(['moving', 'syncing'] as const)('disconnect on hearing %s of it closes all', async (at) => {
    const { client, socket, sockets, clock } = await live();
    client.onState((state) => state === at && client.disconnect());
    socket.say(going(3000));
    clock.advance(3000);
    await settle();
    if (at === 'syncing') {
      greet(sockets.newest);
      answer(sockets.newest, sockets.newest.take()[0], { epoch: 'e', seq: 5 });
    }
    expect(sockets.all.map(({ closedWith }) => closedWith)).toEqual(at === 'moving' ? [1000] : [1000, 1000]);
    expect([client.state, clock.pending]).toEqual(['stopped', 0]);
  });

  test('unsubscribe while moving is said on both, and is not waited for', async () => {
    const { socket, second, client } = await moving();
    client.unsubscribe(CANAL);
    expect([socket.take(), second.take().slice(1)]).toEqual([
      [{ type: 'unsubscribe', data: { channel: CANAL } }],
      [{ type: 'unsubscribe', data: { channel: CANAL } }],
    ]);
    expect(client.state).toBe('live');
    expect(socket.closedWith).toBe(1000);
  });

  test('the second keeps its own life: silence on it after it took over is noticed', async () => {
    const { second, client, clock } = await moving();
    answer(second, second.take()[0], { epoch: 'e', seq: 5 });
    clock.advance(12_000);
    expect(client.state).toBe('stale');
    second.say({ type: 'pong', data: { serverTime: rfc3339(NOW) } });
    expect(client.state).toBe('live');
    client.probe();
    clock.advance(2000);
    expect(second.closedWith).toBe(1000);
  });

  test('the token of the second is renewed on the second', async () => {
    const { socket, second, clock } = await live().then(async (all) => {
      all.socket.say(going(0));
      all.clock.advance(0);
      await settle();
      const next = all.sockets.newest;
      greet(next, NOW + 64_000, NOW);
      answer(next, next.take()[0], { epoch: 'e', seq: 5 });
      return { ...all, second: next };
    });
    socket.take();
    clock.advance(32_000 / 4);
    for (let i = 0; i < 4; i += 1) {
      second.say({ type: 'pong', data: { serverTime: rfc3339(NOW) } });
      clock.advance(8_000);
      await settle();
    }
    expect(second.take().filter(({ type }) => type === 'auth')).toHaveLength(1);
    expect(socket.take()).toEqual([]);
  });
});

describe('refusals', () => {
  test('too many connections: comes back after the pause told, with jitter on top', async () => {
    const { socket, retries, client } = await live();
    const data = { code: 'too_many_connections', message: 'demasiadas', retry: true, afterMs: 7000 } as const;
    socket.say({ type: 'error', data });
    socket.end(4429);
    expect(client.state).toBe('connecting');
    expect(retries).toEqual([7500]);
  });

  test('revoked: unauthorized at once, and no other attempt', async () => {
    const { socket, client, clock, asked } = await live();
    socket.say({ type: 'error', data: { code: 'revoked', message: 'entra de nuevo', retry: false } });
    socket.end(4403);
    expect(client.state).toBe('unauthorized');
    expect([clock.pending, asked.length]).toEqual([0, 1]);
  });

  test('a reader too slow is told to resync on the living connection', async () => {
    const { socket, heard, client } = await live();
    socket.say([
      { type: 'resync', channel: CANAL, data: { reason: 'slow_reader' } },
      { type: 'subscribed', channel: CANAL, data: { epoch: 'e', seq: 90, recovered: false } },
      event(91),
    ]);
    expect(seqs(heard)).toEqual([91]);
    expect(client.state).toBe('live');
    expect(socket.take()).toEqual([]);
  });
});

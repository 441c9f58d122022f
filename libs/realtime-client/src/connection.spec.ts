import { answer, greet, live, NOW, rfc3339, settle, setUp } from './client-under-test.ts';

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

describe('an app that disconnects when it hears of a state', () => {
  test('stays disconnected when that is the loss of the connection', async () => {
    const { client, socket, sockets, clock, retries, states } = await live();
    client.onState((state) => state === 'connecting' && client.disconnect());
    socket.end(1006);
    expect([states.at(-1), clock.pending, retries]).toEqual(['stopped', 0, []]);
    clock.advance(60_000);
    await settle();
    expect([client.state, sockets.all.length]).toEqual(['stopped', 1]);
  });

  test('stays disconnected when it had just asked to connect', async () => {
    const { client, sockets, clock, asked } = setUp();
    client.onState((state) => state === 'connecting' && client.disconnect());
    client.connect();
    await settle();
    expect([client.state, sockets.all.length, asked, clock.pending]).toEqual(['stopped', 0, [], 0]);
  });

  test('is heard by the others in the order in which it happened', async () => {
    const { client, socket } = await live();
    client.onState((state) => state === 'connecting' && client.disconnect());
    const heard: string[] = [];
    client.onState((state) => heard.push(state));
    socket.end(1006);
    expect(heard).toEqual(['connecting', 'stopped']);
  });

  test('is heard by the others also when one of them throws', async () => {
    const { client, socket } = await live();
    client.onState((state) => state === 'connecting' && client.disconnect());
    client.onState((state) => {
      if (state === 'connecting') throw new Error('no se pudo pintar');
    });
    const heard: string[] = [];
    client.onState((state) => heard.push(state));
    expect(() => socket.end(1006)).toThrow('no se pudo pintar');
    expect(heard).toEqual(['stopped']);
  });

  test('leaves no timer when that is silence', async () => {
    const { client, clock } = await live();
    client.onState((state) => state === 'stale' && client.disconnect());
    clock.advance(12_000);
    expect([client.state, clock.pending]).toEqual(['stopped', 0]);
  });

  test('and connects again at once is connected by that alone', async () => {
    const { client, socket, sockets, clock, retries } = await live();
    let isFirst = true;
    client.onState((state) => {
      if (state !== 'connecting' || !isFirst) return;
      isFirst = false;
      client.disconnect();
      client.connect();
    });
    socket.end(1006);
    await settle();
    expect(retries).toEqual([]);
    clock.advance(5_000);
    await settle();
    expect([client.state, sockets.all.length]).toEqual(['connecting', 2]);
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
    expect(sockets.newest.take()).toEqual([{ type: 'auth', id: 'auth', data: { token: 't2' } }]);
  });

  test.each([
    ['beyond their end', 7_200_000, 0],
    ['to a second before it', 3_599_000, 3],
  ])('are not renewed in a loop when our clock is set forward, %s', async (_, byMs, times) => {
    const { client, sockets, clock } = setUp(Array.from({ length: 99 }, (_, i) => `t${i}`));
    client.connect();
    await settle();
    greet(sockets.newest, NOW + 16_000);
    clock.advance(8_000);
    await settle();
    clock.set(byMs);
    let renewals = -1;
    for (let ms = 0; ms <= 3_000; ms += 50) {
      const isAsked = sockets.newest.take().some(({ type }) => type === 'auth');
      const expiresAt = rfc3339(clock.now() - byMs + 3_600_000);
      if (isAsked) sockets.newest.say({ type: 'authenticated', id: 'auth', data: { expiresAt } });
      renewals += Number(isAsked);
      clock.advance(50);
      await settle();
    }
    expect(renewals).toBe(times);
  });

  test('that came among too many messages is sent again after the delay told', async () => {
    const { client, sockets, clock } = setUp();
    client.connect();
    await settle();
    greet(sockets.newest, NOW + 16_000);
    clock.advance(8_000);
    await settle();
    const auth = { type: 'auth', id: 'auth', data: { token: 't2' } } as const;
    expect(sockets.newest.take()).toEqual([auth]);
    const data = {
      code: 'rate_limited',
      message: 'demasiados mensajes',
      retry: true,
      afterMs: 1_500,
    } as const;
    sockets.newest.say({ type: 'error', id: 'auth', data });
    clock.advance(1_499);
    expect(sockets.newest.take()).toEqual([]);
    clock.advance(1);
    expect(sockets.newest.take()).toEqual([auth]);
    sockets.newest.say({ type: 'authenticated', id: 'auth', data: { expiresAt: rfc3339(NOW + 900_000) } });
    clock.advance(2_000);
    expect(sockets.newest.take()).toEqual([]);
  });

  test('the one that is refused is the newest that the hub was given, not the one the socket was opened with', async () => {
    const { client, sockets, clock, asked } = setUp();
    client.connect();
    await settle();
    greet(sockets.newest, NOW + 16_000);
    clock.advance(8_000);
    await settle();
    expect(sockets.newest.take()).toEqual([{ type: 'auth', id: 'auth', data: { token: 't2' } }]);
    sockets.newest.end(4401);
    clock.advance(0);
    await settle();
    expect(asked).toEqual([null, null, 't2']);
    expect([client.state, sockets.newest.token]).toEqual(['connecting', 't3']);
  });

  test.each([
    [4403, 'unauthorized'],
    [4400, 'stopped'],
    [1009, 'stopped'],
    [1000, 'stopped'],
    [1001, 'connecting'],
    [1002, 'connecting'],
    [1006, 'connecting'],
    [1007, 'connecting'],
    [1012, 'connecting'],
    [4408, 'connecting'],
    [4429, 'connecting'],
  ] as const)('the close code %d leads to %s', async (code, state) => {
    const { client, socket } = await live();
    socket.end(code);
    expect(client.state).toBe(state);
  });
});

import { answer, event, greetOnly, live, NOW, reconnect, rfc3339, settle } from './client-under-test.ts';

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

  test('a hub that answers that it cannot serve now keeps the connection, and makes nothing fresher', async () => {
    const { client, socket, clock } = await live();
    for (let i = 0; i < 6; i += 1) {
      clock.advance(10_000);
      expect(socket.take()).toEqual([{ type: 'ping' }]);
      socket.say({ type: 'error', data: { code: 'unavailable', message: 'ahora no', retry: true } });
    }
    expect([client.state, client.lastSignOfLife]).toEqual(['live', NOW]);
    socket.say({ type: 'pong', data: { serverTime: rfc3339(NOW) } });
    expect(client.lastSignOfLife).toBe(NOW + 60_000);
  });

  test('a new connection to a hub that cannot serve now makes nothing fresher, though it greets and confirms', async () => {
    const { client, socket, clock, sockets } = await live();
    clock.advance(5_000);
    socket.end(1006);
    const next = await reconnect({ clock, sockets });
    greetOnly(next);
    const [request, ping] = next.take();
    expect(ping).toEqual({ type: 'ping' });
    answer(next, request, { epoch: 'e', seq: 5 });
    next.say({ type: 'error', data: { code: 'unavailable', message: 'ahora no', retry: true } });
    expect([client.state, client.lastSignOfLife]).toEqual(['live', NOW]);
    next.say({ type: 'pong', data: { serverTime: rfc3339(NOW) } });
    expect(client.lastSignOfLife).toBe(NOW + 5_500);
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

import {
  answer,
  CANAL,
  event,
  greet,
  live,
  reconnect,
  seqs,
  settle,
  setUp,
  since,
} from './client-under-test.ts';

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

/** What `since` tells is that its copy has everything up to there; another copy may not. */
describe('several copies of one channel', () => {
  test('one that is ahead before the hub has greeted: what the other lacks is delivered', async () => {
    const { client, sockets, heard } = setUp();
    client.subscribe(CANAL);
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 10 } });
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 11 } });
    client.connect();
    await settle();
    const socket = sockets.newest;
    greet(socket);
    const [request, ...more] = socket.take();
    expect([since(request), more]).toEqual([{ epoch: 'e', seq: 10 }, []]);
    answer(socket, request, { epoch: 'e', seq: 10 });
    socket.say([event(11), event(12)]);
    expect(seqs(heard)).toEqual([11, 12]);
  });

  test('one that is ahead of an event on its way asks for nothing, and the event is delivered', async () => {
    const { client, socket, heard } = await live();
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 6 } });
    expect(socket.take()).toEqual([]);
    socket.say([event(6), event(7)]);
    expect(seqs(heard)).toEqual([6, 7]);
  });

  test('one that is ahead while the connection is lost: it is resumed from where the other is', async () => {
    const all = await live();
    all.socket.end(1006);
    all.client.subscribe(CANAL, { since: { epoch: 'e', seq: 8 } });
    const socket = await reconnect(all);
    greet(socket);
    expect(since(socket.take()[0])).toEqual({ epoch: 'e', seq: 5 });
  });

  test('one that is ahead of a channel refused until now asks for it anew, for the other too', async () => {
    const { client, socket, heard } = await live();
    const data = { code: 'forbidden', message: 'sin permiso', retry: false } as const;
    socket.say({ type: 'error', channel: CANAL, data });
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 7 } });
    const [request] = socket.take();
    answer(socket, request, { epoch: 'e', seq: 5 });
    socket.say([event(6), event(7), event(8)]);
    expect(seqs(heard)).toEqual([6, 7, 8]);
  });

  test('one that read after a resync is not held to where the hub stood before', async () => {
    const { client, socket, heard } = await live();
    socket.say({ type: 'resync', channel: CANAL, data: { reason: 'slow_reader' } });
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 8 } });
    const [request] = socket.take();
    socket.say({ type: 'subscribed', channel: CANAL, data: { epoch: 'e', seq: 9, recovered: false } });
    answer(socket, request, { epoch: 'e', seq: 8 });
    socket.say(event(9));
    expect(seqs(heard)).toEqual([9]);
  });

  test('one that read from another log: all are told to read anew, once', async () => {
    const { client, socket, heard } = await live();
    client.subscribe(CANAL, { since: { epoch: 'f', seq: 2 } });
    answer(socket, socket.take()[0], { epoch: 'f', seq: 2 });
    const resyncs = () => heard.filter(({ type }) => type === 'resync').length;
    expect(resyncs()).toBe(1);
    answer(socket, socket.take()[0], { epoch: 'f', seq: 3 });
    for (const seq of [3, 4]) client.subscribe(CANAL, { since: { epoch: 'f', seq } });
    socket.say([event(4), event(5)]);
    expect([resyncs(), seqs(heard), socket.take()]).toEqual([1, [4, 5], []]);
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

  test('again while the answer is on its way asks for nothing more, unless it is from another position', async () => {
    const { client, sockets } = setUp();
    client.onState((state) => state === 'syncing' && client.subscribe(CANAL));
    client.subscribe(CANAL);
    client.connect();
    await settle();
    greet(sockets.newest);
    expect(sockets.newest.take()).toHaveLength(1);
    client.subscribe(CANAL, { since: { epoch: 'e', seq: 2 } });
    expect(since(sockets.newest.take()[0])).toEqual({ epoch: 'e', seq: 2 });
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

  test('nor does one whose request the hub refuses without naming its channel', async () => {
    const { client, sockets, heard } = setUp();
    client.subscribe('citas:otro');
    client.connect();
    await settle();
    const socket = sockets.newest;
    greet(socket);
    const [request] = socket.take();
    const data = { code: 'bad_request', message: 'mensaje no válido', retry: false } as const;
    socket.say({ type: 'error', id: 'of another', data });
    expect(client.state).toBe('syncing');
    socket.say({ type: 'error', id: request!.id!, data });
    expect(client.state).toBe('live');
    expect(heard.at(-1)).toEqual({ type: 'error', id: request!.id!, data });
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

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { aToken, TEST_SECRET } from '@citas/auth/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import jwt from 'jsonwebtoken';
import { WebSocket } from 'ws';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';
import { WsClient } from './testing/ws-client.ts';

/** A token such as another program makes. */
const claims = { sub: 'u', negocio_id: 'negocio_123', rol: 'admin', nombre: 'Ana', jti: 'j' };

let own: TestDatabase;
let hub: HubProcess;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  await aNegocio(own.database, 'negocio_456');
  hub = await HubProcess.start(own.url, {
    ALLOWED_ORIGINS: 'https://panel.test',
    JWT_SECRET_PREVIOUS: 'el-secreto-de-antes',
  });
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

/** The HTTP answer to an upgrade that is refused. */
async function refusal(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  socket.terminate();
  return response;
}
const url = (token = aToken()) => `ws://127.0.0.1:${hub.port}/ws?token=${token}`;

/** The client's close is told with that code, and counted as that. */
async function expectClosedWith(client: WsClient, code: number): Promise<void> {
  const { clientId } = (await client.next('connected')).data;
  expect((await client.closed).code).toBe(code);
  await hub.logged(new RegExp(`${clientId}.*Cliente desconectado`));
  const metrics = await (await fetch(`${hub.http}/metrics`)).text();
  expect(metrics).toContain(`citas_ws_closes_total{code="${code}"} 1\n`);
}

async function closing(client: WsClient): Promise<void> {
  client.close();
  await client.closed;
}

describe('who may come in', () => {
  test.each([
    ['no token', () => '', 'invalid_token', 'token inválido'],
    ['a token of another secret', () => aToken({ secret: 'otro' }), 'invalid_token', 'token inválido'],
    ['an expired token', () => aToken({ ttlSeconds: -1 }), 'expired_token', 'el token ha expirado'],
  ])('%s is told in-band, then closed with 4401', async (_, token, code, message) => {
    const client = new WsClient(url(token()));
    expect(await client.next('error')).toEqual({ type: 'error', data: { code, message, retry: false } });
    expect(await client.closed).toEqual({ code: 4401, reason: code });
  });

  test('a token of the secret before the present one, while both are told', async () => {
    await closing(await hub.clientWith(aToken({ secret: 'el-secreto-de-antes' })));
  });

  test('a token that ends while connected is told, then closed with 4401', async () => {
    const client = await hub.clientWith(aToken({ ttlSeconds: 2 }));
    expect((await client.next('error')).data.code).toBe('expired_token');
    expect((await client.closed).code).toBe(4401);
  });

  test.each([
    ['with a fraction of a millisecond', 3_600.12345],
    ['beyond all dates', 1e15],
  ])('a token that ends at a second %s comes in, and renews', async (_, ttlSeconds) => {
    const token = jwt.sign({ ...claims, exp: Math.floor(Date.now() / 1000) + ttlSeconds }, TEST_SECRET);
    const client = await hub.clientWith(token);
    client.send({ type: 'auth', data: { token } });
    await client.next('authenticated');
    await closing(client);
  });

  test('a token renewed in time keeps the connection', async () => {
    const client = await hub.clientWith(aToken({ ttlSeconds: 30 }));
    client.send({ type: 'auth', id: 'a1', data: { token: aToken({ ttlSeconds: 60 }) } });
    const { id, data } = await client.next('authenticated');
    expect(id).toBe('a1');
    expect(Date.parse(data.expiresAt)).toBeGreaterThan(
      Date.parse((await client.next('connected')).data.expiresAt),
    );
    await closing(client);
  });

  test('a renewed token of somebody else ends the connection', async () => {
    const client = await hub.client();
    client.send({ type: 'auth', data: { token: aToken({ usuario: { negocio_id: 'negocio_456' } }) } });
    expect((await client.next('error')).data.code).toBe('invalid_token');
    expect((await client.closed).code).toBe(4401);
  });

  test('a renewed token that opens less ends the channels it does not open', async () => {
    const client = await hub.client();
    client.subscribe('citas:negocio_123');
    await client.next('subscribed');
    client.send({ type: 'auth', data: { token: aToken({ usuario: { rol: 'pantalla' } }) } });
    expect(await client.next('error')).toMatchObject({
      channel: 'citas:negocio_123',
      data: { code: 'forbidden' },
    });
    await closing(client);
  });

  test('the token may come as a subprotocol, and citas.v1 is the answer', async () => {
    const client = new WsClient(`ws://127.0.0.1:${hub.port}/ws`, ['citas.v1', `bearer.${aToken()}`]);
    expect((await client.next('connected')).data.negocioId).toBe('negocio_123');
    expect(client.protocol).toBe('citas.v1');
    await closing(client);
  });

  test('a page of another origin is refused, one of ours and none at all are not', async () => {
    expect((await refusal(url(), { origin: 'https://evil.test' })).statusCode).toBe(403);
    const socket = new WebSocket(url(), { headers: { origin: 'https://panel.test' } });
    await once(socket, 'open');
    socket.close();
    await once(socket, 'close');
  });

  test('only /ws is a door', async () => {
    expect((await refusal(url().replace('/ws?', '/otra?'))).statusCode).toBe(404);
  });

  test('one connection too many is refused at the door, until another leaves', async () => {
    const small = await HubProcess.start(own.url, { MAX_CONNECTIONS: '2' });
    const clients = [await small.client(), await small.client()];
    const response = await refusal(`ws://127.0.0.1:${small.port}/ws?token=${aToken()}`);
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '5']);
    await small.logged(/Max connections reached, rejecting new connection/);
    await closing(clients[0]!);
    await small.logged(/Cliente desconectado/);
    await small.client();
    expect(await small.stop()).toBe(0);
  });

  test('one without a token takes nobody the place, and is not waited for when it says no goodbye', async () => {
    const small = await HubProcess.start(own.url, { MAX_CONNECTIONS: '1' });
    const mute = connect(small.port, '127.0.0.1').resume();
    const ended = once(mute, 'close');
    mute.write(
      'GET /ws?token=x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    await once(mute, 'data');
    await (await small.client()).next('connected');
    await ended;
    expect(await small.stop()).toBe(0);
  });
});

describe('which channels are open', () => {
  test.each([
    ['of another negocio', 'citas:negocio_456', 'forbidden'],
    ['of a negocio that does not exist', 'citas:nadie', 'forbidden'],
    ['of no known kind', 'otras:negocio_123', 'unknown_channel'],
  ])('one %s is not, and the connection lives on', async (_, channel, code) => {
    const client = await hub.client();
    client.send({ type: 'subscribe', id: 'x', data: { channel } });
    expect(await client.next('error')).toMatchObject({ channel, id: 'x', data: { code, retry: false } });
    client.send({ type: 'ping', data: { t: 7 } });
    expect((await client.next('pong')).data.t).toBe(7);
    await closing(client);
  });

  test('a negocio of a token that is not in the database is forbidden', async () => {
    const client = await hub.client({ negocio_id: 'nadie' });
    for (const channel of ['citas:nadie', 'estadisticas:nadie']) {
      client.subscribe(channel);
      expect(await client.next('error')).toMatchObject({ channel, data: { code: 'forbidden' } });
    }
    await closing(client);
  });

  test('nothing of one negocio reaches another', async () => {
    const [mine, other] = [await hub.client(), await hub.client({ negocio_id: 'negocio_456' })];
    for (const channel of ['citas:negocio_123', 'citas:negocio_456']) other.subscribe(channel);
    expect((await other.next('error')).data.code).toBe('forbidden');
    await other.next('subscribed');
    mine.subscribe('citas:negocio_123');
    await mine.next('subscribed');
    await insertCita(own.database, 'negocio_123');
    await mine.next('cita_created');
    await insertCita(own.database, 'negocio_456', 'Olga');
    expect((await other.next('cita_created')).data.cliente).toBe('Olga');
    expect(other.waiting.map(({ type }) => type)).toEqual(['connected']);
    for (const client of [mine, other]) await closing(client);
  });
});

describe('what is no message', () => {
  test.each([
    '',
    'hola',
    '{',
    'null',
    '[]',
    '{}',
    '{"type":"nada"}',
    '{"type":"subscribe"}',
    '{"type":"stats"}',
  ])('%j is answered bad_request', async (text) => {
    const client = await hub.client();
    client.send(text);
    expect((await client.next('error')).data).toMatchObject({ code: 'bad_request', retry: false });
    await closing(client);
  });

  test('the answer names the request that it refuses', async () => {
    const client = await hub.client();
    const since = { epoch: 'e', seq: -1 };
    client.send({ type: 'subscribe', id: 's1', data: { channel: 'citas:negocio_123', since } });
    expect(await client.next('error')).toMatchObject({
      id: 's1',
      channel: 'citas:negocio_123',
      data: { code: 'bad_request' },
    });
    await closing(client);
  });

  test('bytes are answered bad_request too', async () => {
    const client = await hub.client();
    client.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect((await client.next('error')).data.message).toBe('mensaje no válido: solo se admite texto');
    await closing(client);
  });

  test('ten of them close with 4400', async () => {
    const client = await hub.client();
    for (let i = 0; i < 10; i += 1) client.send('{');
    expect((await client.closed).code).toBe(4400);
    expect(client.waiting.filter(({ type }) => type === 'error')).toHaveLength(10);
  });

  test('a frame over 16 KiB closes with 1009', async () => {
    const client = await hub.client();
    client.send('x'.repeat(16 * 1024 + 1));
    await expectClosedWith(client, 1009);
  });

  test('a text that is not UTF-8 closes with 1007', async () => {
    const client = await hub.client();
    client.socket.send(Buffer.from([0xff]), { binary: false });
    await expectClosedWith(client, 1007);
  });

  test('a frame without a mask, which every client must give it, closes with 1002', async () => {
    const client = await hub.client();
    client.socket.send('{"type":"ping"}', { mask: false });
    await expectClosedWith(client, 1002);
  });

  test('more than 40 messages at once are told to slow down', async () => {
    const client = await hub.client();
    for (let i = 0; i < 60; i += 1) client.send({ type: 'ping', data: { t: i } });
    expect((await client.next('error')).data).toMatchObject({ code: 'rate_limited', retry: true });
    await closing(client);
  });

  test('a 51st channel is one too many', async () => {
    // No negocio has that many channels yet: the limit is there for those to come.
    const { handleSubscribe, MAX_CHANNELS } = await import('./session/handle-subscribe.ts');
    const channels = new Set(Array.from({ length: MAX_CHANNELS }, (_, i) => `c${i}`));
    const identidad = { negocioId: 'n', rol: 'admin' } as never;
    const session = { subscriber: {} as never, channels, identidad };
    const outcome = await handleSubscribe(
      session,
      { type: 'subscribe', data: { channel: 'citas:n' } },
      {} as never,
    );
    expect(outcome.replies).toMatchObject([{ data: { code: 'too_many_channels' } }]);
  });
});

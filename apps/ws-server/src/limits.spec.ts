import { once } from 'node:events';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aToken } from '@citas/auth/testing';
import { WebSocket } from 'ws';
import { aNegocio } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

let own: TestDatabase;
let hub: HubProcess;
const user = (last: number) => `019ac000-0000-7000-8000-0000000000${last}`;

beforeAll(async () => {
  own = await createTestDatabase();
  for (const id of ['uno', 'dos', 'tres']) await aNegocio(own.database, id);
  hub = await HubProcess.start(own.url, {
    MAX_CONNECTIONS_PER_USER: '2',
    MAX_CONNECTIONS_PER_NEGOCIO: '3',
    HANDSHAKES_PER_SECOND: '20',
  });
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

test('a user, and a negocio, has so many connections; one more is told when to come again', async () => {
  const first = [await hub.client({ negocio_id: 'uno' }), await hub.client({ negocio_id: 'uno' })];
  for (const each of first) await each.next('connected');
  const third = await hub.client({ negocio_id: 'uno' });
  expect((await third.next('error')).data).toEqual({
    code: 'too_many_connections',
    message: 'demasiadas conexiones abiertas',
    retry: true,
    afterMs: 30_000,
  });
  expect(await third.closed).toEqual({ code: 4429, reason: 'too_many_connections' });

  const other = await hub.client({ id: user(21), negocio_id: 'uno' });
  await other.next('connected');
  const beyond = await hub.client({ id: user(22), negocio_id: 'uno' });
  expect((await beyond.next('error')).data.code).toBe('too_many_connections');
  expect((await beyond.closed).code).toBe(4429);
  const elsewhere = await hub.client({ id: user(22), negocio_id: 'dos' });
  await elsewhere.next('connected');

  for (const each of [...first, other, elsewhere]) {
    each.close();
    await each.closed;
  }
  const again = await hub.client({ negocio_id: 'uno' });
  await again.next('connected');
  again.close();
});

test('handshakes that come too fast are refused at the door, and counted', async () => {
  const url = `ws://127.0.0.1:${hub.port}/ws?token=${aToken({ usuario: { negocio_id: 'dos' } })}`;
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, () => {
      const socket = new WebSocket(url);
      return new Promise<number | undefined>((resolve) => {
        socket.on('error', () => undefined);
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
        socket.on('open', () => {
          socket.terminate();
          resolve(101);
        });
      });
    }),
  );
  expect(outcomes.filter((status) => status === 429).length).toBeGreaterThan(20);
  expect(new Set(outcomes)).toEqual(new Set([101, 429]));
  const metrics = await (await fetch(`${hub.http}/metrics`)).text();
  expect(metrics).toMatch(/^citas_ws_refused_total\{reason="rate"\} \d+$/m);
  expect(metrics).toMatch(/^citas_ws_refused_total\{reason="limit"\} \d+$/m);
  expect(metrics).toMatch(/^citas_ws_closes_total\{code="4429"\} 2$/m);
});

/**
 * The handshakes of the tests before are forgiven after a second: this one waits its turn, in a negocio of its own, because
 * theirs may not all have been seen to end.
 */
async function admitted() {
  const knock = () => hub.client({ negocio_id: 'tres' }).catch(() => undefined);
  let client = await knock();
  while (!client) client = await knock();
  return client;
}

test('what comes too fast is refused by its channel and its id, so that it can be asked again', async () => {
  const client = await admitted();
  await client.next('connected');
  const pings = Array.from({ length: 50 }, (_, i) => `p${i}`);
  for (const id of pings) {
    client.send({ type: 'subscribe', id: `of ${id}`, data: { channel: 'citas:tres' } });
    client.send({ type: 'ping', id });
  }
  const told = (...types: readonly string[]) =>
    client.waiting.flatMap((message) => (types.includes(message.type) && 'id' in message ? [message] : []));
  const answered = () => told('pong', 'error').flatMap(({ id }) => (pings.includes(id ?? '') ? [id] : []));
  while (answered().length < pings.length) await once(client.socket, 'message');
  expect(answered().sort()).toEqual([...pings].sort());

  const refused = told('error');
  expect(refused.some(({ id }) => id?.startsWith('of'))).toBe(true);
  for (const message of refused) {
    const channel = message.id?.startsWith('of') ? { channel: 'citas:tres' } : {};
    const data = { code: 'rate_limited', message: expect.any(String), retry: true, afterMs: 1000 };
    expect(message).toEqual({ type: 'error', id: expect.any(String), ...channel, data });
  }
  client.close();
  await client.closed;
});

test('a client that does not slow down when told is closed', async () => {
  const client = await admitted();
  await client.next('connected');
  for (let i = 0; i < 300; i += 1) client.send({ type: 'ping' });
  expect((await client.next('error')).data).toMatchObject({ code: 'rate_limited', afterMs: 1000 });
  expect((await client.closed).code).toBe(4429);
});

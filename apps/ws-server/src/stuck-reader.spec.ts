import { randomUUID } from 'node:crypto';
import { aToken } from '@citas/auth/testing';
import { systemClock } from '@citas/clock';
import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { NEGOCIO_DE_OPERADORES } from '@citas/domain';
import { estadoDeHubSchema } from '@citas/protocol';
import { RunningHub } from '../scenarios/running-hub.ts';
import { aNegocio } from './testing/a-negocio.ts';
import { WsClient } from './testing/ws-client.ts';

const CITAS = 'citas:negocio_123';
const TOO_SLOW = { code: 4408, reason: 'too slow' };

let own: TestDatabase;
let clock: ManualClock;
let hub: RunningHub;
/** What stands in the log, the first at seq 1. */
let written: ('cita_created' | 'cita_updated')[] = [];
let clients: WsClient[] = [];

beforeEach(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  clock = new ManualClock(systemClock.now());
  hub = await RunningHub.start(clock, { DATABASE_URL: own.url });
  [written, clients] = [[], []];
});
afterEach(async () => {
  for (const client of clients) client.terminate();
  await hub.stop();
  await own.drop();
});

const step = (name: string) => hub.metric(`citas_ws_slow_reader_steps_total{step="${name}"}`);

async function connect(): Promise<WsClient> {
  const client = new WsClient(`ws://127.0.0.1:${hub.port}/ws?token=${aToken()}`);
  clients.push(client);
  await client.opened;
  return client;
}

/** Notes as long as they may be, of three bytes a letter: the buffers of both systems are large. */
async function write(citas: number): Promise<number> {
  await own.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, notas)
     SELECT 'negocio_123', 'c' || i, 'Corte', current_date, '10:00', '10:10', repeat('€', 1900)
     FROM generate_series(1, $1) AS i`,
    [citas],
  );
  return wrote(citas, 'cita_created');
}

/** A change tells the notes as they are, and as they were and are: a page of the log is far more than 1 MiB. */
async function change(citas: number): Promise<number> {
  await own.database.query(
    `UPDATE citas SET notas = repeat('€', 1899) WHERE id IN (SELECT id FROM citas ORDER BY id LIMIT $1)`,
    [citas],
  );
  return wrote(citas, 'cita_updated');
}

/** The seq of the first of them. */
function wrote(events: number, type: (typeof written)[number]): number {
  const before = written.length;
  for (let i = 0; i < events; i += 1) written.push(type);
  return before + 1;
}

async function follow(client: WsClient): Promise<{ epoch: string }> {
  client.subscribe(CITAS);
  return (await client.next('subscribed')).data;
}

/** Until it has come as far as what was written. */
async function readAll(client: WsClient, fromSeq: number): Promise<void> {
  for (const [i, type] of written.slice(fromSeq - 1).entries())
    expect((await client.next(type)).seq).toBe(fromSeq + i);
}

/** What it had before it was closed: in order, from the first on. Returns how many. */
function hadInOrder(client: WsClient): number {
  const had = client.waiting.flatMap((message) => ('seq' in message ? [message.seq] : []));
  expect(had).toEqual(had.map((_, i) => i + 1));
  return had.length;
}

/** Bytes that the hub itself holds for its slowest reader. */
async function waitingBytes(): Promise<number> {
  const token = aToken({
    usuario: { id: randomUUID(), rol: 'operador', negocio_id: NEGOCIO_DE_OPERADORES },
  });
  const response = await fetch(`http://127.0.0.1:${hub.port}/operador/estado`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return estadoDeHubSchema.parse(await response.json()).abiertas[0]?.bytesEnEspera ?? 0;
}

/** What it missed, from where it stood when it was closed. */
async function comeBack(stuck: WsClient, epoch: string): Promise<void> {
  const seq = hadInOrder(stuck);
  const back = await connect();
  back.subscribe(CITAS, { since: { epoch, seq } });
  expect((await back.next('subscribed')).data.recovered).toBe(true);
  await readAll(back, seq + 1);
}

test('a reader for whom more than 1 MiB waits is closed 4408, and has it all when it comes back', async () => {
  const [stuck, quick] = [await connect(), await connect()];
  const { epoch } = await follow(stuck);
  await follow(quick);
  stuck.socket.pause();
  // Little by little, so that something waits, and yet not so much that events are left out.
  while ((await waitingBytes()) === 0) await readAll(quick, await write(15));
  await readAll(quick, await change(100));
  expect(await waitingBytes()).toBeGreaterThan(1024 * 1024);
  expect([await step('dropped'), await step('closed')]).toEqual([0, 0]);
  clock.advance(1_000);
  expect(await step('closed')).toBe(1);
  stuck.socket.resume();
  expect(await stuck.closed).toEqual(TOO_SLOW);
  await comeBack(stuck, epoch);
});

test('a reader who takes nothing for 10 s is closed 4408, and has it all when it comes back', async () => {
  const [stuck, quick] = [await connect(), await connect()];
  const { epoch } = await follow(stuck);
  await follow(quick);
  stuck.socket.pause();
  while ((await step('dropped')) === 0) await readAll(quick, await write(15));
  expect(await waitingBytes()).toBeLessThan(1024 * 1024);
  // The first second is that in which it is seen to take nothing.
  clock.advance(10_000);
  expect(await step('closed')).toBe(0);
  clock.advance(1_000);
  expect(await step('closed')).toBe(1);
  stuck.socket.resume();
  expect(await stuck.closed).toEqual(TOO_SLOW);
  expect(hadInOrder(stuck)).toBeLessThan(written.length);
  await comeBack(stuck, epoch);
});

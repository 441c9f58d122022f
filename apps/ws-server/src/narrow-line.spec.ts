import { once } from 'node:events';
import { aToken } from '@citas/auth/testing';
import { systemClock } from '@citas/clock';
import { nextTurn } from '@citas/clock/node';
import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { RunningHub } from '../scenarios/running-hub.ts';
import { aNegocio } from './testing/a-negocio.ts';
import { Trickle } from './testing/trickle.ts';
import { WsClient } from './testing/ws-client.ts';

const CITAS = 'citas:negocio_123';
const FIGURES = 'estadisticas:negocio_123';
const KIB = 1024;
/** After a change, figures are counted within it. */
const TICK_MS = 250;

let own: TestDatabase;
let clock: ManualClock;
let hub: RunningHub;
let line: Trickle;
let slow: WsClient;
let quick: WsClient;
let total = 0;

beforeEach(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  clock = new ManualClock(systemClock.now());
  hub = await RunningHub.start(clock, { DATABASE_URL: own.url });
  line = await Trickle.to(hub.port);
  slow = new WsClient(`${line.url}/ws?token=${aToken()}`);
  quick = new WsClient(`ws://127.0.0.1:${hub.port}/ws?token=${aToken()}`);
  total = 0;
});
afterEach(async () => {
  for (const client of [slow, quick]) client.terminate();
  line.close();
  await hub.stop();
  await own.drop();
});

const steps = (name: string) => hub.metric(`citas_ws_slow_reader_steps_total{step="${name}"}`);
/** Asked with every KiB: it looks no further back than the last figures that came. */
const newestOf = ({ waiting }: WsClient) => {
  const last = waiting.findLast(({ type }) => type === 'stats');
  return last?.type === 'stats' ? last.data.totalCitas : 0;
};
const totalsOf = ({ waiting }: WsClient) =>
  waiting.flatMap((message) => (message.type === 'stats' ? [message.data.totalCitas] : []));
const seqsOf = ({ waiting }: WsClient) =>
  waiting.flatMap((message) => ('seq' in message ? [message.seq] : []));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

async function followBoth(): Promise<void> {
  await Promise.all([slow.opened, quick.opened]);
  for (const client of [slow, quick]) {
    for (const channel of [CITAS, FIGURES]) {
      client.subscribe(channel);
      await client.next('subscribed');
    }
    await client.next('stats');
  }
}

/** So many more; who reads has them, and the figures after them. Long notes: the buffers of both systems are large. */
async function write(citas: number): Promise<void> {
  await own.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, notas)
     SELECT 'negocio_123', 'c' || i, 'Corte', current_date, '10:00', '10:10', repeat('€', 1900)
     FROM generate_series(1, $1) AS i`,
    [citas],
  );
  total += citas;
  while ((await quick.next('cita_created')).seq < total);
  clock.advance(TICK_MS);
  while ((await quick.next('stats')).data.totalCitas < total);
}

/** A KiB at a time, until the line has brought what is waited for. */
async function readSlowly(isThere: () => boolean): Promise<void> {
  while (!isThere()) {
    if (line.pass(KIB)) await new Promise<void>(nextTurn);
    else {
      const either = new AbortController();
      const { signal } = either;
      await Promise.race([line.more(signal), once(slow.socket, 'message', { signal })]);
      either.abort();
    }
  }
}

test('a line of 1 KiB while much happens brings the newest figures next, and none of those between', async () => {
  await followBoth();
  line.narrow();
  while ((await steps('dropped')) === 0) await write(15);
  const whenBehind = total;
  for (let second = 0; second < 8; second += 1) {
    for (let i = 0; i < 3; i += 1) await write(1);
    line.pass(KIB);
  }
  await readSlowly(() => newestOf(slow) === total);
  const between = totalsOf(slow).filter((each) => each > whenBehind && each < total);
  expect([between, totalsOf(slow)]).toEqual([[], totalsOf(slow).toSorted((a, b) => a - b)]);

  // Of the events it had all up to one, and was told that some are lost; from where it stands now it has all again.
  await readSlowly(() => slow.waiting.some(({ type }) => type === 'subscribed'));
  expect((await slow.next('resync')).data.reason).toBe('slow_reader');
  const { seq } = (await slow.next('subscribed')).data;
  const before = seqsOf(slow);
  expect(before).toEqual(numbers(1, before.length));
  expect(seq).toBe(total);
  await write(3);
  await readSlowly(() => newestOf(slow) === total);
  expect(seqsOf(slow)).toEqual([...before, ...numbers(seq + 1, total)]);
  expect(await steps('closed')).toBe(0);
});

test('a line of 1 KiB that is only late brings the whole stream in order, and the newest figures', async () => {
  await followBoth();
  line.narrow();
  while ((await steps('conflated')) === 0) await write(15);
  await readSlowly(() => newestOf(slow) === total);
  expect(seqsOf(slow)).toEqual(numbers(1, total));
  expect([await steps('dropped'), await steps('closed')]).toEqual([0, 0]);
});

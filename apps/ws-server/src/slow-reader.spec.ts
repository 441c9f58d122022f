import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

const CITAS = 'citas:negocio_123';
let own: TestDatabase;
let hub: HubProcess;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  hub = await HubProcess.start(own.url, { LOG_LEVEL: 'info' });
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

const DROPPED = /citas_ws_slow_reader_steps_total\{step="dropped"\} 1$/m;
const metrics = async () => (await fetch(`${hub.http}/metrics`)).text();

/** Long notes: the buffers of both systems are large. Returns how many were written. */
async function writeUntilDropped(): Promise<number> {
  let count = 0;
  for (; !DROPPED.test(await metrics()); count += 450)
    await own.database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, notas)
       SELECT 'negocio_123', 'c' || i, 'Corte', current_date, '10:00', '10:10', repeat('n', 1900)
       FROM generate_series(1, 450) AS i`,
    );
  return count;
}

test('a reader that stalls costs the others nothing, is told what it lost, and each step is counted', async () => {
  const [slow, quick] = [await hub.client(), await hub.client()];
  for (const client of [slow, quick]) {
    client.subscribe(CITAS);
    await client.next('subscribed');
  }
  slow.socket.pause();
  const written = await writeUntilDropped();
  for (let i = 0; i < written; i += 1) expect((await quick.next('cita_created')).seq).toBe(i + 1);

  slow.socket.resume();
  expect((await slow.next('resync')).data.reason).toBe('slow_reader');
  const { seq } = (await slow.next('subscribed')).data;
  const had = slow.waiting.flatMap((message) => ('seq' in message ? [message.seq] : []));
  expect(had).toEqual(had.map((_, i) => i + 1));
  expect(had.length).toBeLessThan(seq);
  expect(await metrics()).toMatch(/citas_ws_resyncs_total\{reason="slow_reader"\} 1$/m);
});

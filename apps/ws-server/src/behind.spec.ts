import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

let own: TestDatabase;
let hub: HubProcess;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  hub = await HubProcess.start(own.url);
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

const LAG = /^citas_ws_feed_lag_seconds (\S+)$/m;
/** Asks until the hub has not read everything that is watched for more, or for less, than so many seconds. */
async function lagging(isSo: (seconds: number) => boolean): Promise<void> {
  const lag = async () => Number(LAG.exec(await (await fetch(`${hub.http}/metrics`)).text())?.[1]);
  while (!isSo(await lag()));
}

test('a hub that cannot read the database says so to who asks for a sign of life, until it can', async () => {
  const client = await hub.client();
  client.subscribe('citas:negocio_123');
  await client.next('subscribed');
  const ping = (id: string) => client.send({ type: 'ping', id });
  ping('before');
  expect((await client.next('pong')).id).toBe('before');

  await own.database.query('ALTER TABLE canales RENAME TO perdidos');
  await lagging((seconds) => seconds > 5);
  ping('meanwhile');
  const data = { code: 'unavailable', message: 'el servicio no está disponible ahora', retry: true };
  expect(await client.next('error')).toEqual({ type: 'error', id: 'meanwhile', data });

  await own.database.query('ALTER TABLE perdidos RENAME TO canales');
  await lagging((seconds) => seconds < 5);
  ping('after');
  expect((await client.next('pong')).id).toBe('after');
  await insertCita(own.database, 'negocio_123', 'Marta');
  expect((await client.next('cita_created')).data.cliente).toBe('Marta');
  client.close();
});

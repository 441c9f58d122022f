import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
});
afterAll(() => own.drop());

test('a hub that stops sends everybody elsewhere, each at another moment, and serves them until then', async () => {
  const hub = await HubProcess.start(own.url, { DRAIN_SECONDS: '60' });
  const clients = await Promise.all(Array.from({ length: 5 }, () => hub.client()));
  for (const client of clients) {
    client.subscribe('citas:negocio_123');
    await client.next('subscribed');
  }
  const stopped = hub.stop();
  const moments: number[] = [];
  for (const client of clients) {
    const { data } = await client.next('reconnect');
    expect(data.reason).toBe('restart');
    moments.push(data.afterMs);
  }
  expect(moments.toSorted((a, b) => a - b)).toEqual([0, 9600, 19_200, 28_800, 38_400]);
  await insertCita(own.database, 'negocio_123');
  for (const client of clients) await client.next('cita_created');
  await expect(hub.client()).rejects.toThrow('503');
  expect((await fetch(`${hub.http}/readyz`)).status).toBe(503);
  for (const client of clients) client.close();
  // Long before its minute is over: nobody is left.
  expect(await stopped).toBe(0);
});

test('who has not moved when the time is over is closed with 1012', async () => {
  const hub = await HubProcess.start(own.url, { DRAIN_SECONDS: '0.2' });
  const client = await hub.client();
  await client.next('connected');
  const stopped = hub.stop();
  expect(await client.closed).toEqual({ code: 1012, reason: 'restart' });
  expect(await stopped).toBe(0);
});

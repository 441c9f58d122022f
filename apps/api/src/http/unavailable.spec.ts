import { systemClock as clock } from '@citas/clock';
import { openDatabase } from '@citas/database';
import { cuttableLine, type CuttableLine } from '@citas/database/testing';
import { createLogger } from '@citas/process';
import { problemSchema } from '@citas/protocol';
import { PoolMetrics } from '@citas/telemetry';
import { Registry } from 'prom-client';
import { apiDatabase } from '../api-database.ts';
import { seedNegocio } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let line: CuttableLine | undefined;
afterEach(async () => {
  await line?.cut();
  await api.stop();
});

test('while the database is gone the API says so with 503, and stays alive', async () => {
  api = await startApi({}, async (url) => {
    line = await cuttableLine(url);
    return openDatabase({ url: line.url });
  });
  const negocio = await seedNegocio(api);
  const call = () => api.call('GET /citas', { token: negocio.token('admin') });
  expect((await call()).status).toBe(200);
  await line?.cut();
  const { status, headers, body } = await call();
  expect([status, problemSchema.parse(body).type]).toEqual([503, '/problemas/no-disponible']);
  expect(headers.get('Retry-After')).toBe('1');
  expect((await api.call('GET /readyz')).status).toBe(503);
  expect(await api.call('GET /health')).toMatchObject({ status: 200, body: { status: 'ok' } });
});

test('ten requests that a silent network keeps waiting are answered 503, and the next one finds a good connection', async () => {
  api = await startApi({}, async (url) => {
    line = await cuttableLine(`${url}?connect_timeout=8`);
    const logger = createLogger({ name: 'api', destination: { write: () => undefined } });
    const deps = { url: line.url, clock, logger, watch: new PoolMetrics(new Registry()) };
    const database = apiDatabase(deps, 8_000);
    await database.start();
    return database;
  });
  const token = (await seedNegocio(api)).token('admin');
  const tenAtOnce = () => Promise.all(Array.from({ length: 10 }, () => api.call('GET /citas', { token })));
  const statuses = async () => (await tenAtOnce()).map(({ status }) => status);
  expect(await statuses()).toEqual(Array(10).fill(200));
  line?.fallSilent();
  expect(await statuses()).toEqual(Array(10).fill(503));
  line?.carryAgain();
  expect(await statuses()).toEqual(Array(10).fill(200));
}, 120_000);

import { openDatabase } from '@citas/database';
import { problemSchema } from '@citas/protocol';
import { seedNegocio } from '../testing/a-negocio.ts';
import { startApi } from '../testing/api-under-test.ts';
import { cuttableLine, type CuttableLine } from '../testing/cuttable-line.ts';

test('while the database is gone the API says so with 503, and stays alive', async () => {
  let line: CuttableLine | undefined;
  const api = await startApi({}, async (url) => {
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
  await api.stop();
});

import { startApi } from '../testing/api-under-test.ts';

test('every answer says how much may still be asked, and the one too many when to ask again', async () => {
  const api = await startApi({ perMinute: 2 });
  const ask = () => api.call('GET /servicios');
  expect((await ask()).headers.get('RateLimit')).toBe('"api"; r=1; t=60');
  expect((await ask()).headers.get('RateLimit-Policy')).toMatch(/^"api"; q=2; w=60/);
  const { status, headers } = await ask();
  expect([status, headers.get('Retry-After')]).toEqual([429, '60']);
  await api.stop();
});

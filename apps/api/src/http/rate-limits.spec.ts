import { startApi } from '../testing/api-under-test.ts';

test('every answer says how much may still be asked, and the one too many when to ask again', async () => {
  const api = await startApi({ perMinute: 2 });
  const ask = () => api.call('GET /servicios');
  expect((await ask()).headers.get('RateLimit')).toBe('"api"; r=1; t=60');
  expect((await ask()).headers.get('RateLimit-Policy')).toMatch(/^"api"; q=2; w=60/);
  const { status, headers, body } = await ask();
  expect([status, headers.get('Retry-After')]).toEqual([429, '60']);
  expect(body).toMatchObject({ detail: 'Demasiadas peticiones. Vuelve a probar dentro de 1 minuto.' });
  await api.stop();
});

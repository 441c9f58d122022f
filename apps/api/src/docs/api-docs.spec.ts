import { openapiDocument } from '@citas/protocol';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const get = async (path: string) => {
  const response = await fetch(`${api.baseUrl}${path}`);
  return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() };
};

test('the contract is there for programs', async () => {
  const { type, text } = await get('/api/openapi.json');
  expect(type).toBe('application/json; charset=utf-8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
  expect(JSON.parse((await get('/api/asyncapi.json')).text)).toMatchObject({ asyncapi: '3.0.0' });
});

test('the page for people asks for nothing that this server does not have', async () => {
  const { status, text } = await get('/api/docs');
  expect(status).toBe(200);
  const assets = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
  expect(assets.length).toBeGreaterThan(3);
  for (const asset of assets) expect([asset, (await get(`/api/docs/${asset}`)).status]).toEqual([asset, 200]);
});

test('the time of every request is counted for the operator, by what it asked for and never by whom', async () => {
  await api.call('GET /citas/019ac000-0000-7000-8000-000000000001');
  await get('/una/pagina/cualquiera');
  const { text } = await get('/metrics');
  expect(text).toContain(
    'citas_api_request_duration_seconds_count{method="GET",route="/citas/{id}",status="4xx"} 1',
  );
  expect(text).toMatch(
    /citas_api_request_duration_seconds_count\{method="GET",route="other",status="4xx"\} 1/,
  );
  expect(text).not.toContain('019ac000');
});

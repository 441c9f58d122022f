import { request as ask } from 'node:http';
import { reasonToSkip } from '@citas/process/testing';
import { expect, type APIResponse } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { startProxy, type Proxy } from '../fixtures/proxy.ts';
import { test } from '../fixtures/story.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

test.describe.configure({ mode: 'serial' });
const reason = reasonToSkip('caddy');
test.skip(reason !== undefined, reason);

let proxy: Proxy;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  proxy = await startProxy('http://');
});
test.afterAll(() => proxy.stop());

const pick = (answer: APIResponse, ...names: string[]) => names.map((name) => answer.headers()[name]);

test('the dashboard is live through the proxy, under a policy that nothing on the page offends', async ({
  page,
}) => {
  const offences: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) offences.push(message.text());
  });
  const dashboard = await DashboardPage.open(page, proxy.http);
  const before = await dashboard.value('total');
  const api = await ApiClient.logIn('admin@aurora.demo');
  await api.send('POST', '/citas', {
    cliente: 'Petra Proxy',
    servicio: 'Corte',
    fecha: '2027-03-02',
    horaInicio: '07:00',
    horaFin: '07:30',
  });
  await dashboard.shows('total', before + 1);
  await page.goto(`${proxy.http}/admin-local/agenda`);
  await expect(page.getByTestId('new-cita').first()).toBeVisible();
  await page.goto(`${proxy.http}/docs`);
  await expect(page).toHaveURL(`${proxy.http}/api/docs/`);
  await expect(page.locator('.opblock').first()).toBeVisible({ timeout: 30_000 });
  expect(offences).toEqual([]);
});

test('what is named after its content is kept for ever and travels small, pages are asked for again', async ({
  request,
}) => {
  const page = await request.get(`${proxy.http}/admin-local/a/b`);
  expect(pick(page, 'cache-control', 'content-type')).toEqual(['no-cache', 'text/html; charset=utf-8']);
  expect(page.headers()['content-security-policy']).toContain("default-src 'self'");
  const script = /src="(main-[\w-]+\.js)"/.exec(await page.text())?.[1];
  for (const encoding of ['br', 'gzip']) {
    const answer = await request.get(`${proxy.http}/admin-local/${script}`, {
      headers: { 'Accept-Encoding': encoding },
    });
    expect(pick(answer, 'cache-control', 'content-encoding', 'vary')).toEqual([
      'public, max-age=31536000, immutable',
      encoding,
      'Accept-Encoding',
    ]);
  }
  for (const name of ['service-worker.js', 'ngsw.json', 'manifest.webmanifest']) {
    const answer = await request.get(`${proxy.http}/admin-local/${name}`);
    expect([answer.status(), ...pick(answer, 'cache-control')]).toEqual([200, 'no-cache']);
  }
});

test('what is not there is missing, and what is for operators is not there', async ({ request }) => {
  for (const path of [
    '/metrics',
    '/readyz',
    '/api/metrics',
    '/admin-local/main-OLD00000.js',
    '/otra',
    '/.env',
  ]) {
    const answer = await request.get(proxy.http + path);
    expect([path, answer.status()]).toEqual([path, 404]);
    expect(pick(answer, 'server', 'x-content-type-options')).toEqual([undefined, 'nosniff']);
  }
});

test('the API is told who asks, whatever they say of themselves', async ({ request }) => {
  const remaining = async (claimed: string) => {
    const answer = await request.get(`${proxy.http}/api/v1/citas`, {
      headers: { 'X-Forwarded-For': claimed },
    });
    return Number(/r=(\d+)/.exec(answer.headers()['ratelimit'] ?? '')?.[1]);
  };
  // One address has one allowance: claiming to be another brings no new one. Its minute may end between the two.
  await expect(async () => {
    const first = await remaining('203.0.113.7');
    expect(first).toBeGreaterThan(0);
    expect(await remaining('203.0.113.8')).toBe(first - 1);
  }).toPass({ timeout: 10_000 });
});

test('more than the API takes does not get as far as the API', async ({ request }) => {
  const data = Buffer.alloc(200 * 1024, 'x');
  const answer = await request.post(`${proxy.http}/api/v1/sesion`, {
    data,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answer.status()).toBe(413);
});

test('the short address of a TV leads to its page', async () => {
  expect(await redirectOf(`${proxy.http}/tv`)).toBe('/admin-local/tv');
});

test('with TLS browsers are told to come back with it, and sockets are encrypted too', async ({
  browser,
}) => {
  const secure = await startProxy('https://localhost');
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const answer = await context.request.get(`${secure.https}/admin-local/`);
    expect(answer.headers()['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    const plain = await redirectOf(`${secure.http}/admin-local/`);
    expect(plain).toMatch(/^https:\/\/localhost/);
    await DashboardPage.open(await context.newPage(), secure.https);
  } finally {
    await context.close();
    await secure.stop();
  }
});

function redirectOf(url: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    ask(url, (answer) => resolve(answer.resume().headers.location))
      .on('error', reject)
      .end();
  });
}

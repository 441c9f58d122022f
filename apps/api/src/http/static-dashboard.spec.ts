import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { securityHeaders } from './security-headers.ts';
import { staticDashboard } from './static-dashboard.ts';

const SCRIPT = "\n  document.title = 'ñ';\n";
let folder: string;
let server: Server;
const get = (path: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' });

beforeAll(async () => {
  // A disk that is plugged in lies under such a path too, and says nothing of a file.
  folder = join(await mkdtemp(join(tmpdir(), 'citas-web-')), 'media/usb');
  await mkdir(join(folder, 'media'), { recursive: true });
  const page = `<title>Citas en vivo</title><script>${SCRIPT}</script><script src="main.js" type="module"></script>`;
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'media/letra.woff2'), 'wOF2');
  await writeFile(join(folder, 'chunk-Bz7vF_qu.js'), 'export {}');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  server = createServer(express().use(securityHeaders(), staticDashboard(folder))).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await rm(join(folder, '../..'), { recursive: true });
});

test('every page of the dashboard is the one page, asked for anew each time', async () => {
  for (const page of ['/admin-local/', '/admin-local/agenda', '/admin-local/ajustes/equipo']) {
    const answer = await get(page);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-cache']);
    expect(await answer.text()).toContain('Citas en vivo');
  }
});

test('what is named after its content is kept for a year, what is not is asked for anew, and what is missing is missing', async () => {
  const kept = (path: string) => get(path).then((answer) => answer.headers.get('Cache-Control'));
  expect(await kept('/admin-local/chunk-Bz7vF_qu.js')).toBe('public, max-age=31536000, immutable');
  expect(await kept('/admin-local/media/letra.woff2')).toBe('public, max-age=31536000, immutable');
  expect(await kept('/admin-local/favicon.svg')).toBe('no-cache');
  expect((await get('/admin-local/chunk-AAAAAAAA.js')).status).toBe(404);
});

test('the policy lets the script that stands in the page run, and no other', async () => {
  const scriptsOf = async (path: string) => {
    const policy = (await get(path)).headers.get('Content-Security-Policy') ?? '';
    return /script-src ([^;]+)/.exec(policy)?.[1];
  };
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  for (const page of ['/admin-local/', '/admin-local/agenda', '/admin-local/index.html'])
    expect(await scriptsOf(page)).toBe(`'self' 'sha256-${hash}'`);
  expect(await scriptsOf('/tv')).toBe("'self'");
});

test.each([
  ['/', '/admin-local/'],
  ['/tv', '/admin-local/tv'],
])('%s leads to %s', async (short, long) => {
  const answer = await get(short);
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, long]);
});

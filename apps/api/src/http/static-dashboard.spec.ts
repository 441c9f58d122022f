import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { staticDashboard } from './static-dashboard.ts';

let folder: string;
let server: Server;
const get = (path: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-web-'));
  await writeFile(join(folder, 'index.html'), '<title>Citas en vivo</title>');
  await writeFile(join(folder, 'chunk-Bz7vF_qu.js'), 'export {}');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  server = createServer(express().use(staticDashboard(folder))).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
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
  expect(await kept('/admin-local/favicon.svg')).toBe('no-cache');
  expect((await get('/admin-local/chunk-AAAAAAAA.js')).status).toBe(404);
});

test.each([
  ['/', '/admin-local/'],
  ['/tv', '/admin-local/tv'],
])('%s leads to %s', async (short, long) => {
  const answer = await get(short);
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, long]);
});

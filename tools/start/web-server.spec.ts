import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePorts } from '@citas/process/testing';
import { proxyTo } from './proxy.ts';
import { webServer } from './web-server.ts';

let folder: string;
let backend: Server;
let running: { url: string; stop: () => Promise<void> };
let withoutBackend: { url: string; stop: () => Promise<void> };

beforeAll(async () => {
  // A disk that is plugged in lies under such a path too, and says nothing of a file.
  folder = join(await mkdtemp(join(tmpdir(), 'citas-web-')), 'media/usb');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(folder, 'media'));
  await writeFile(join(folder, 'media/letra.woff2'), 'wOF2');
  await writeFile(join(folder, 'index.html'), '<title>panel</title>');
  await writeFile(join(folder, 'chunk-BBFCIT_-.js'), 'hashed');
  await writeFile(join(folder, 'favicon.svg'), 'plain');
  await writeFile(join(folder, 'icono.png'), 'png');
  await writeFile(join(folder, 'manifest.webmanifest'), '{"name":"x"}');
  await writeFile(join(folder, 'ngsw.json'), '{}');
  await writeFile(join(folder, 'service-worker.js'), 'worker');
  await writeFile(join(folder, 'agenda.component-Bx3_d8-Q.js'), 'hashed too');
  backend = createServer((incoming, response) => response.end(`${incoming.method} ${incoming.url}`));
  backend.on('upgrade', (_request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    socket.pipe(socket);
  });
  const port = portOf(await listening(backend.listen(0)));
  running = await serve(port);
  const [unused = 0] = await freePorts(1);
  withoutBackend = await serve(unused);
});

afterAll(async () => {
  await running.stop();
  await withoutBackend.stop();
  backend.closeAllConnections();
  backend.close();
  await rm(join(folder, '../..'), { recursive: true });
});

test.each([
  ['/', '/admin-local/'],
  ['/tv', '/admin-local/tv'],
])('%s leads to %s', async (short, long) => {
  const response = await fetch(running.url + short, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, long]);
});

test.each(['/admin-local', '/admin-local/', '/admin-local/agenda', '/admin-local/a/b'])(
  '%s is a page of the dashboard',
  async (path) => {
    const response = await fetch(running.url + path);
    expect(await response.text()).toBe('<title>panel</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  },
);

test('files named by their content may be kept for ever, others are asked for again', async () => {
  const hashed = await fetch(`${running.url}/admin-local/chunk-BBFCIT_-.js`);
  const plain = await fetch(`${running.url}/admin-local/favicon.svg`);
  const font = await fetch(`${running.url}/admin-local/media/letra.woff2`);
  expect(font.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('cache-control')).toBe('no-cache');
});

test.each(['br', 'gzip'])('texts travel compressed with %s to who takes it', async (encoding) => {
  for (const path of ['chunk-BBFCIT_-.js', 'agenda', 'manifest.webmanifest']) {
    const response = await fetch(`${running.url}/admin-local/${path}`, {
      headers: { 'Accept-Encoding': encoding },
    });
    expect([path, response.headers.get('content-encoding')]).toEqual([path, encoding]);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(await response.text()).toMatch(/hashed|panel|name/);
  }
  const plain = await fetch(`${running.url}/admin-local/icono.png`, { headers: { 'Accept-Encoding': 'br' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('what is kept for ever is told by its name, and the service worker never is', async () => {
  const caching = async (path: string) =>
    (await fetch(`${running.url}/admin-local/${path}`)).headers.get('cache-control');
  expect(await caching('agenda.component-Bx3_d8-Q.js')).toContain('immutable');
  for (const path of ['service-worker.js', 'ngsw.json', 'manifest.webmanifest', 'agenda'])
    expect(await caching(path)).toBe('no-cache');
});

test('nothing outside the folder is served', async () => {
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
  socket.write(
    'GET /admin-local/..%2f..%2fpackage.json HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n',
  );
  expect(await text(socket)).toMatch(/^HTTP\/1.1 404/);
});

test('a missing file is missing, not a page', async () => {
  expect((await fetch(`${running.url}/admin-local/main-OLD00000.js`)).status).toBe(404);
});

test('/api and /ws go to the programs behind, with the whole path', async () => {
  expect(await (await fetch(`${running.url}/api/v1/citas?x=1`, { method: 'DELETE' })).text()).toBe(
    'DELETE /api/v1/citas?x=1',
  );
  expect(await (await fetch(`${running.url}/ws?y=2`)).text()).toBe('GET /ws?y=2');
});

test.each<[string, Record<string, string>, string[]]>([
  ['nobody', {}, []],
  ['whoever asks', { 'X-Forwarded-For': '203.0.113.7' }, ['203.0.113.7']],
  [
    'a proxy before this one',
    { 'X-Forwarded-For': '203.0.113.7, 198.51.100.2', 'X-Forwarded-Proto': 'https' },
    ['203.0.113.7', '198.51.100.2'],
  ],
])('the API is told the address that asks, after what %s says of it', async (_, headers, before) => {
  const asked = once(backend, 'request') as Promise<[IncomingMessage]>;
  await fetch(`${running.url}/api/v1/sesion`, { headers });
  const [{ headers: told }] = await asked;
  const own = (told['x-forwarded-for'] as string).split(', ').at(-1);
  expect(told['x-forwarded-for']).toBe([...before, own].join(', '));
  expect(own).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
  expect(told['x-forwarded-proto']).toBe(headers['X-Forwarded-Proto'] ?? 'http');
});

test('a socket opened at /ws reaches the hub, both ways', async () => {
  const upgrade = request(`${running.url}/ws?token=x`, {
    headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
  });
  upgrade.end();
  const [, socket] = (await once(upgrade, 'upgrade')) as [
    unknown,
    NodeJS.ReadWriteStream & { destroy(): void },
  ];
  socket.write('hola');
  const [echo] = (await once(socket, 'data')) as [Buffer];
  expect(echo.toString()).toBe('hola');
  socket.destroy();
});

test.each([
  ['/api/v1/citas', 'La API no responde'],
  ['/problemas/cita-solapada', 'La API no responde'],
  ['/ws', 'El servidor WebSocket no responde'],
])('%s without its program is a 502 that says so', async (path, detail) => {
  const response = await fetch(withoutBackend.url + path);
  expect(response.status).toBe(502);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({
    status: 502,
    detail: expect.stringContaining(detail) as string,
  });
});

test('a socket that finds no hub is told so as well', async () => {
  const socket = connect(Number(new URL(withoutBackend.url).port), '127.0.0.1');
  socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  expect(await text(socket)).toMatch(
    /^HTTP\/1.1 502 [^]*application\/problem\+json[^]*El servidor WebSocket no responde/,
  );
});

test('an answer that takes too long is a 504', async () => {
  const silent = createServer(() => undefined);
  const proxy = proxyTo(portOf(await listening(silent.listen(0))), '/api', 200);
  const front = createServer((incoming, response) => void proxy(incoming, response));
  const port = portOf(await listening(front.listen(0)));
  const response = await fetch(`http://127.0.0.1:${port}/api/x`);
  expect([response.status, await response.json()]).toEqual([504, expect.objectContaining({ status: 504 })]);
  for (const server of [front, silent]) server.close().closeAllConnections();
});

async function serve(port: number) {
  const [webPort = 0] = await freePorts(1);
  const part = webServer({ webPort, apiPort: port, wsPort: port }, folder);
  await part.start();
  return { url: `http://127.0.0.1:${webPort}`, stop: () => part.stop() };
}

async function listening(server: Server): Promise<Server> {
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

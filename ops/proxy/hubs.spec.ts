import { once } from 'node:events';
import { createSocket, type Socket as Udp } from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { freePorts, withPrograms } from '@citas/process/testing';
import { runCaddy, type Caddy } from './run-caddy.ts';

/** Each hub has an address of its own and all the same port, as containers have; only Linux has so many of itself. */
const ADDRESSES = ['127.0.0.2', '127.0.0.3'];
const onLinux = process.platform === 'linux' ? withPrograms('caddy').test : test.skip;

let folder: string;
let names: Udp;
let hubs: Hub[];
let caddy: Caddy;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-caddy-'));
  names = await nameServer(ADDRESSES);
  const [port = 0] = await freePorts(1);
  hubs = await Promise.all(ADDRESSES.map((address) => startHub(address, port)));
  const resolver = `resolvers udp/127.0.0.1:${names.address().port}`;
  // Longer alone than a test takes, however slow the machine.
  const edit = (file: string) =>
    file.replaceAll('refresh 5s', `refresh 5s\n${resolver}`).replace('fail_duration 2s', 'fail_duration 1m');
  caddy = await runCaddy(folder, edit, { HUB_HOST: 'hubs.test', HUB_PORT: String(port) });
  // Read to its end: Caddy does not outlive who reads it.
  const lines = createInterface({ input: caddy.child.stderr! });
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => line.includes('serving initial configuration') && resolve());
  });
});
afterEach(async () => {
  if (caddy.child.kill('SIGKILL')) await once(caddy.child, 'close');
  for (const hub of hubs) hub.end();
  names.close();
  await rm(folder, { recursive: true });
});

interface Hub {
  readonly sockets: Set<Duplex>;
  /** From here on it lets nobody in, and those who are there leave. */
  stop(): void;
  end(): void;
}

async function startHub(address: string, port: number): Promise<Hub> {
  const sockets = new Set<Duplex>();
  let isStopping = false;
  const server: Server = createServer().listen(port, address);
  server.on('upgrade', (_request, socket: Duplex) => {
    socket.on('error', () => undefined);
    if (isStopping) return socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n');
    sockets.add(socket);
    return socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    );
  });
  await once(server, 'listening');
  const leave = () => sockets.forEach((socket) => socket.destroy());
  return {
    sockets,
    stop: () => {
      isStopping = true;
      leave();
    },
    end: () => {
      leave();
      server.close().closeAllConnections();
    },
  };
}

/** Any name has all these addresses. */
async function nameServer(addresses: readonly string[]): Promise<Udp> {
  const server = createSocket('udp4');
  server.on('message', (query, from) => {
    const endOfName = query.indexOf(0, 12);
    const found = query.readUInt16BE(endOfName + 1) === 1 ? addresses : [];
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(0x8580, 2);
    head.writeUInt16BE(found.length, 6);
    head.writeUInt32BE(0, 8);
    const answers = found.map((address) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]),
    );
    server.send(
      Buffer.concat([head, query.subarray(12, endOfName + 5), ...answers]),
      from.port,
      from.address,
    );
  });
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** What somebody is told who asks for a socket; they keep it. */
async function enter(): Promise<number | undefined> {
  const asked = request({
    ...{ host: '127.0.0.1', port: caddy.http, path: '/ws' },
    headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
  });
  asked.end();
  const [answer] = (await Promise.race([once(asked, 'upgrade'), once(asked, 'response')])) as [
    IncomingMessage,
  ];
  answer.socket.on('error', () => undefined);
  answer.resume();
  return answer.statusCode;
}

onLinux('whoever leaves a hub that stops is not sent back to it', async () => {
  for (let i = 0; i < 8; i += 1) expect(await enter()).toBe(101);
  const [stopping, staying] = hubs as [Hub, Hub];
  expect([stopping.sockets.size, staying.sockets.size]).toEqual([4, 4]);
  stopping.stop();
  const told = [];
  for (let i = 0; i < 4; i += 1) told.push(await enter());
  expect(told.filter((status) => status !== 101).length).toBeLessThanOrEqual(1);
});

onLinux('a hub that is gone takes nobody with it', async () => {
  for (let i = 0; i < 4; i += 1) expect(await enter()).toBe(101);
  hubs[0]!.end();
  for (let i = 0; i < 3; i += 1) expect(await enter()).toBe(101);
});

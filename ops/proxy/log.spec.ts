import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts, requireProgram, withPrograms } from '@citas/process/testing';

const { test } = withPrograms('caddy');

let folder: string;
let api: Server;
let caddy: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-caddy-'));
  // Breaks off in the middle of its answer, which is what Caddy writes most about.
  api = createServer((request, response) => {
    response.writeHead(200, { 'Content-Length': 1_000 });
    response.write('half', () => request.socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
});
afterAll(async () => {
  if (caddy?.kill('SIGKILL')) await once(caddy, 'close');
  api.closeAllConnections();
  api.close();
  await rm(folder, { recursive: true });
});

/** Caddy with the file that is deployed, and all that it can tell. */
async function startCaddy(http: number): Promise<AsyncIterable<string>> {
  const [https = 0, health = 0] = await freePorts(2);
  const deployed = await readFile(join(import.meta.dirname, 'Caddyfile'), 'utf8');
  const file = join(folder, 'Caddyfile');
  await writeFile(file, deployed.replace('\n{\n', '\n{\n\tdebug\n'));
  caddy = spawn(requireProgram('caddy'), ['run', '--config', file, '--adapter', 'caddyfile'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...{ PATH: process.env['PATH'], XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      ...{ HTTP_PORT: String(http), HTTPS_PORT: String(https), HEALTH_PORT: String(health) },
      ...{ API_HOST: '127.0.0.1', API_PORT: String((api.address() as AddressInfo).port) },
    },
  });
  return createInterface({ input: caddy.stderr! });
}

test('nothing that it logs holds what is asked for, or who may', async () => {
  const [http = 0] = await freePorts(1);
  const lines: string[] = [];
  for await (const line of await startCaddy(http)) {
    lines.push(line);
    if (line.includes('serving initial configuration')) {
      const headers = { 'X-Secreto': 'clave-del-calendario', Authorization: 'Bearer clave-del-token' };
      const url = `http://127.0.0.1:${http}/api/v1/clientes?q=begonia`;
      await fetch(url, { headers })
        .then((answer) => answer.text(), String)
        .catch(String);
    }
    if (line.includes('aborting with incomplete response')) break;
  }
  const told = lines.filter((line) => line.includes('"request":'));
  expect(told).not.toEqual([]);
  expect(told.join('\n')).toContain('"remote_ip":"127.0.0.1"');
  expect(lines.join('\n')).not.toMatch(/begonia|clave-del/);
});

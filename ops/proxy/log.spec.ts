import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withPrograms } from '@citas/process/testing';
import { runCaddy } from './run-caddy.ts';

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

/** All that it can tell. */
async function startCaddy(): Promise<{ http: number; lines: AsyncIterable<string> }> {
  const { port } = api.address() as AddressInfo;
  const { http, child } = await runCaddy(folder, (file) => file.replace('\n{\n', '\n{\n\tdebug\n'), {
    ...{ API_HOST: '127.0.0.1', API_PORT: String(port) },
  });
  caddy = child;
  return { http, lines: createInterface({ input: child.stderr! }) };
}

test('nothing that it logs holds what is asked for, or who may', async () => {
  const { http, lines: all } = await startCaddy();
  const lines: string[] = [];
  for await (const line of all) {
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

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

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-caddy-'));
  // Answers with what it was told of who asks.
  api = createServer(({ headers }, response) => {
    response.end(JSON.stringify([headers['x-forwarded-for'], headers['x-forwarded-proto']]));
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
});
afterAll(async () => {
  api.closeAllConnections();
  api.close();
  await rm(folder, { recursive: true });
});

/** What the API is told of somebody who says that they are another, and came by TLS. */
async function told(trusted: Readonly<Record<string, string>>): Promise<unknown> {
  const { port } = api.address() as AddressInfo;
  const env = { API_HOST: '127.0.0.1', API_PORT: String(port), ...trusted };
  const { http, child } = await runCaddy(folder, (file) => file, env);
  try {
    for await (const line of createInterface({ input: child.stderr! }))
      if (line.includes('serving initial configuration')) break;
    const headers = { 'X-Forwarded-For': '198.51.100.7', 'X-Forwarded-Proto': 'https' };
    return await (await fetch(`http://127.0.0.1:${http}/api/v1/citas`, { headers })).json();
  } finally {
    if (child.kill('SIGKILL')) await once(child, 'close');
  }
}

test('nobody is believed whose request theirs is, unless they are named', async () => {
  expect(await told({})).toEqual(['127.0.0.1', 'http']);
});

test('a proxy that is named is believed', async () => {
  const named = { TRUSTED_PROXIES: '203.0.113.0/24 127.0.0.1' };
  expect(await told(named)).toEqual(['198.51.100.7, 127.0.0.1', 'https']);
});

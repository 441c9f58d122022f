import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { portCheck } from './port-check.ts';

test('names every port in use together with its variable', async () => {
  const servers = [createServer().listen(0), createServer().listen(0, '127.0.0.1')];
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const [apiPort = 0, wsPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  await expect(portCheck({ webPort: await freePort(), apiPort, wsPort }).start()).rejects.toThrow(
    new RegExp(
      `^El puerto ${apiPort} \\(API_PORT\\) está ocupado.*\nEl puerto ${wsPort} \\(WS_PORT\\) está ocupado.*$`,
    ),
  );
  servers.forEach((server) => server.close());
});

test('a port that is let go within moments is free', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  setTimeout(() => server.close(), 300);
  await portCheck({ webPort: port, apiPort: await freePort(), wsPort: await freePort() }).start();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { freePorts } from '@citas/process/testing';
import { portCheck } from './port-check.ts';

test('names every port in use together with its variable', async () => {
  const servers = [createServer().listen(0), createServer().listen(0, '127.0.0.1')];
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const [apiPort = 0, wsPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  const [webPort = 0] = await freePorts(1);
  await expect(portCheck({ webPort, apiPort, wsPort }).start()).rejects.toThrow(
    new RegExp(
      `^El puerto ${apiPort} \\(API_PORT\\) está ocupado.*\nEl puerto ${wsPort} \\(WS_PORT\\) está ocupado.*$`,
    ),
  );
  servers.forEach((server) => server.close());
});

test('a port that is let go within moments is free', async () => {
  const [webPort = 0, apiPort = 0, wsPort = 0] = await freePorts(3);
  const server = createServer().listen(webPort);
  await once(server, 'listening');
  setTimeout(() => server.close(), 300);
  await portCheck({ webPort, apiPort, wsPort }).start();
});

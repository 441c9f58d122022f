import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger, Part } from '@citas/process';
import type { Connections } from './connection/connections.ts';
import { refuseUpgrade } from './connection/refuse-upgrade.ts';
import { healthListener, type HealthDeps } from './health.ts';

export interface ServerDeps extends Omit<HealthDeps, 'connections' | 'isStopping'> {
  readonly port: number;
  readonly logger: Logger;
  readonly connections: Connections;
}

/** The door: health over HTTP, sockets on `/ws`. */
export function createWsServer(deps: ServerDeps): Part {
  const { port, logger, connections } = deps;
  let isStopping = false;
  const http = createServer(
    healthListener({ ...deps, connections: () => connections.count, isStopping: () => isStopping }),
  );
  http.on('upgrade', (request, socket, head) => {
    if ((request.url ?? '').split('?', 1)[0] !== '/ws') return refuseUpgrade(socket, 404);
    connections.upgrade(request, socket, head);
  });
  return {
    name: 'servidor WebSocket',
    async start() {
      http.listen(port);
      await once(http, 'listening');
      logger.info(`WebSocket server listening on :${(http.address() as AddressInfo).port}`);
    },
    async stop() {
      isStopping = true;
      const closed = new Promise((resolve) => http.close(resolve));
      await connections.stop();
      http.closeAllConnections();
      await closed;
    },
  };
}

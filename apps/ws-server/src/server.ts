import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@citas/clock';
import type { Logger, Part } from '@citas/process';
import type { Connections } from './connection/connections.ts';
import { refuseUpgrade } from './connection/refuse-upgrade.ts';
import { OPERADOR_PATH, operadorListener, type OperadorListenerDeps } from './operador/operador-listener.ts';
import { healthListener, type HealthDeps } from './health.ts';

export interface ServerDeps extends Omit<HealthDeps, 'connections' | 'isStopping' | 'uptimeSeconds'> {
  readonly port: number;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly connections: Connections;
  readonly operador: Omit<OperadorListenerDeps, 'logger' | 'connections'>;
}

export interface WsServer extends Part {
  /** Known once started. */
  port(): number;
}

/** The door: health and metrics over HTTP, sockets on `/ws`. */
export function createWsServer(deps: ServerDeps): WsServer {
  const { logger, clock, connections } = deps;
  const startedAtMs = clock.now();
  let isStopping = false;
  const health = healthListener({
    ...deps,
    connections: () => connections.count,
    isStopping: () => isStopping,
    uptimeSeconds: () => Math.round((clock.now() - startedAtMs) / 1000),
  });
  const operador = operadorListener({ ...deps.operador, logger, connections });
  const http = createServer((request, response) =>
    (request.url?.startsWith(OPERADOR_PATH) ? operador : health)(request, response),
  );
  http.on('upgrade', (request, socket, head) => {
    if ((request.url ?? '').split('?', 1)[0] !== '/ws') return refuseUpgrade(socket, 404);
    connections.upgrade(request, socket, head);
  });
  const port = (): number => (http.address() as AddressInfo).port;
  return {
    name: 'servidor WebSocket',
    port,
    async start() {
      http.listen(deps.port);
      await once(http, 'listening');
      logger.info(`WebSocket server listening on :${port()}`);
    },
    async stop() {
      isStopping = true;
      await connections.stop();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
}

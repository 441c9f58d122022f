import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { Logger, Part } from '@citas/process';

/**
 * Whoever reads `Keep-Alive` gives an idle connection up after 5 s; Caddy, which does not, after two minutes. The API
 * MUST be the last: a proxy that sends a request down a connection just closed here can only answer 502.
 */
const IDLE = { keepAliveTimeout: 5_000, keepAliveTimeoutBuffer: 125_000 };

/** Listens on `port`; when stopped, it lets the requests under way finish and takes no more. */
export function httpServer(port: number, listener: RequestListener, logger: Logger): Part {
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  const server = createServer(IDLE, (request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (isStopping) response.shouldKeepAlive = false;
    listener(request, response);
  });
  return {
    name: 'api',
    async start() {
      server.listen(port);
      await once(server, 'listening');
      logger.info(`API listening on :${port}`);
    },
    async stop() {
      if (!server.listening) return;
      isStopping = true;
      // A proxy that keeps its connections would go on asking through them.
      for (const response of underWay) response.shouldKeepAlive = false;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

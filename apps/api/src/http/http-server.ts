import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Logger, Part } from '@citas/process';

/** Listens on `port`; when stopped, it lets the requests under way finish and takes no more. */
export function httpServer(port: number, listener: RequestListener, logger: Logger): Part {
  const server = createServer(listener);
  return {
    name: 'api',
    async start() {
      server.listen(port);
      await once(server, 'listening');
      logger.info(`API listening on :${port}`);
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

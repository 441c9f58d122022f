import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { Clock } from '@citas/clock';
import type { Logger, Part } from '@citas/process';

/**
 * Whoever reads `Keep-Alive` gives an idle connection up after 5 s; Caddy, which does not, after two minutes. The API
 * MUST be the last: a proxy that sends a request down a connection just closed here can only answer 502.
 */
const IDLE = { keepAliveTimeout: 5_000, keepAliveTimeoutBuffer: 125_000 };

/** How long answers under way have to reach whoever asked, once it stops: less than the process itself has. */
const LAST_ANSWERS_MS = 5_000;

/** Listens on `port`; when stopped, it lets the requests under way finish and takes no more. */
export function httpServer(
  port: number,
  listener: RequestListener,
  { logger, clock }: { readonly logger: Logger; readonly clock: Pick<Clock, 'after'> },
): Part {
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  const server = createServer(IDLE, (request, response) => {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      // One whose head had gone out before the stop keeps its connection, which is idle only now.
      if (isStopping) server.closeIdleConnections();
    });
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
      const cancel = clock.after(LAST_ANSWERS_MS, () => {
        logger.warn({ answers: underWay.size }, 'connections that did not end were cut');
        server.closeAllConnections();
      });
      await closed;
      cancel();
    },
  };
}

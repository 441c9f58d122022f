import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The dashboard may be served from here: it opens WebSockets, and Chart.js and Angular set styles inline. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        // Plain http on the own network must keep working; TLS is the proxy's affair.
        'upgrade-insecure-requests': null,
      },
    },
  });
}

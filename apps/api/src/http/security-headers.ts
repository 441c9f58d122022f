import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The dashboard may be served from here: it opens WebSockets, and Chart.js and Angular set styles inline. Of scripts that
 * stand in a page only these run.
 */
export function securityHeaders(inlineScripts: readonly string[] = []): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'script-src': ["'self'", ...inlineScripts.map(hashOf)],
        'style-src': ["'self'", "'unsafe-inline'"],
        // Plain http on the own network must keep working; TLS is the proxy's affair.
        'upgrade-insecure-requests': null,
      },
    },
  });
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

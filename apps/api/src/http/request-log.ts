import type { IncomingMessage } from 'node:http';
import { pinoHttp } from 'pino-http';
import type { Logger } from '@citas/process';
import { newTraceId } from './trace-id.ts';

const SECRETO = /\/agenda\/.*$/i;

/**
 * One line a request. Headers and query strings are left out: they hold tokens, cookies and the names of clients. So
 * does the address of a calendar feed: its secret is masked.
 */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: (_req, res) => newTraceId(res),
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'traceId' },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (req: IncomingMessage) => ({
        method: req.method,
        path: req.url?.split('?', 1)[0]?.replace(SECRETO, '/agenda/…'),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: () => undefined,
    },
  });
}

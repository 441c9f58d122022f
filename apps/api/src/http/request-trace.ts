import type { Tracing } from '@citas/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { routeOf } from './http-metrics.ts';
import { giveTraceId } from './trace-id.ts';

/**
 * Traces each request to the API, from before its log line to the end of its answer. Its address is left out but for
 * the path of the contract: it may hold a secret. Names are OpenTelemetry's for HTTP:
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function requestTrace(tracing: Tracing): RequestHandler {
  return (req, res, next) => {
    if (!req.path.startsWith('/api/')) return next();
    const attributes = { 'http.request.method': req.method, 'url.scheme': req.protocol };
    const request = tracing.request({ name: req.method, kind: 'server', attributes }, req.get('traceparent'));
    giveTraceId(res, request.traceparent);
    res.once('close', () => request.end(outcomeOf(req, res)));
    request.run(next);
  };
}

function outcomeOf({ method }: Request, res: Response) {
  const route = routeOf(res.locals);
  const status = res.statusCode;
  const isFailure = status >= 500;
  return {
    name: route ? `${method} ${route}` : method,
    attributes: {
      ...(res.headersSent && { 'http.response.status_code': status }),
      ...(route && { 'http.route': route }),
      ...(isFailure && { 'error.type': String(status) }),
    },
    isFailure,
  };
}

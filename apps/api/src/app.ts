import { createTokenVerifier, type Identidad, type TokenVerifier } from '@citas/auth';
import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import type { Revocations } from '@citas/revocations';
import type { Tracing } from '@citas/telemetry';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import { createHandlers } from './handlers.ts';
import { apiDocs } from './docs/api-docs.ts';
import { createGate } from './http/gate.ts';
import { alive, ready } from './http/health.ts';
import type { HttpMetrics } from './http/http-metrics.ts';
import { operationRoutes } from './http/operation-routes.ts';
import type { Logger } from '@citas/process';
import { describeProblem, problemResponse, unknownRoute } from './http/problem-response.ts';
import {
  anonymousLimit,
  codeLimit,
  loginLimits,
  passwordLimit,
  requestLimit,
  type RateLimits,
} from './http/rate-limits.ts';
import { withRequest } from './http/request-context.ts';
import { requestLog } from './http/request-log.ts';
import { requestTrace } from './http/request-trace.ts';
import { respond } from './http/respond.ts';
import { securityHeaders } from './http/security-headers.ts';
import { staticDashboard } from './http/static-dashboard.ts';
import { trustProxies } from './http/trusted-proxies.ts';
import type { WebsocketNotification } from './hub/websocket-notification.ts';

export interface AppDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
  readonly tracing?: Tracing | undefined;
  readonly websocketNotification: WebsocketNotification;
  readonly revocations: Pick<Revocations, 'isRevoked' | 'refresh'>;
  readonly jwtSecret: string;
  /** Tokens signed with it are good too. */
  readonly jwtSecretPrevious?: string | undefined;
  readonly accessTokenSeconds: number;
  readonly limits: RateLimits;
  /** Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed, as Express names them. */
  readonly trustProxy: string;
  /** The built dashboard, when it is served from here. */
  readonly webDist?: string | undefined;
}

export function createApp(deps: AppDeps): Express {
  const app = express();
  const { metrics } = deps;
  const verifyToken = createTokenVerifier([deps.jwtSecret, deps.jwtSecretPrevious], deps.clock);
  app.disable('x-powered-by');
  trustProxies(app, deps.trustProxy);
  app.use(metrics.timed);
  if (deps.tracing) app.use(requestTrace(deps.tracing));
  app.use(requestLog(deps.logger), withRequest, securityHeaders());
  app.get(['/health', '/healthz'], alive());
  app.get('/readyz', ready(deps.database));
  app.get('/metrics', metrics.read);
  app.get('/problemas/:key', respond(describeProblem));
  app.use('/api', requestLimit(deps, verifyToken), apiDocs(), cookieParser());
  app.use(['/api/v1', '/api'], apiRoutes(deps, verifyToken));
  if (deps.webDist) app.use(staticDashboard(deps.webDist));
  app.use(unknownRoute, problemResponse(deps.logger));
  return app;
}

function apiRoutes(deps: AppDeps, verifyToken: TokenVerifier): express.Router {
  const isRevoked = (identidad: Identidad) => deps.revocations.isRevoked(identidad);
  return operationRoutes(createHandlers({ ...deps, verifyToken }), {
    metrics: deps.metrics,
    gate: createGate({ ...deps, verifyToken, isRevoked }),
    limits: {
      login: loginLimits(deps),
      password: [passwordLimit(deps, verifyToken)],
      codigo: [codeLimit(deps, verifyToken)],
      anonima: [anonymousLimit(deps)],
    },
  });
}

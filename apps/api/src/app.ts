import { createTokenVerifier } from '@citas/auth';
import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import { ROLES } from '@citas/domain';
import type { Revocations } from '@citas/revocations';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import { actividadHandlers } from './actividad/actividad-handlers.ts';
import { ESCRITORES, LECTORES } from './citas/acciones.ts';
import { citaHandlers } from './citas/cita-handlers.ts';
import { createCitaService } from './citas/cita-service.ts';
import { clienteHandlers } from './clientes/cliente-handlers.ts';
import { disponibilidadHandlers } from './disponibilidad/disponibilidad-handlers.ts';
import { jsonBody } from './http/body.ts';
import { createGate } from './http/gate.ts';
import { alive, ready } from './http/health.ts';
import type { Logger } from '@citas/process';
import { describeProblem, problemResponse, unknownRoute } from './http/problem-response.ts';
import { loginLimits, requestLimit, type RateLimits } from './http/rate-limits.ts';
import { requestLog } from './http/request-log.ts';
import { respond } from './http/respond.ts';
import { securityHeaders } from './http/security-headers.ts';
import { staticDashboard } from './http/static-dashboard.ts';
import type { WebsocketNotification } from './hub/websocket-notification.ts';
import { negocioHandlers } from './negocios/negocio-handlers.ts';
import { notificacionHandlers } from './notificaciones/notificacion-handlers.ts';
import { profesionalHandlers } from './profesionales/profesional-handlers.ts';
import { servicioHandlers } from './servicios/servicio-handlers.ts';
import { sesionHandlers } from './sesion/sesion-handlers.ts';

export interface AppDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly websocketNotification: WebsocketNotification;
  readonly revocations: Pick<Revocations, 'isRevoked' | 'refresh'>;
  readonly jwtSecret: string;
  readonly accessTokenSeconds: number;
  readonly isProduction: boolean;
  readonly limits: RateLimits;
  /** Proxies whose `X-Forwarded-For` is believed, as Express names them. */
  readonly trustProxy: string;
  /** The built dashboard, when it is served from here. */
  readonly webDist?: string | undefined;
}

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by').set('trust proxy', deps.trustProxy);
  app.use(requestLog(deps.logger), securityHeaders());
  app.get(['/health', '/healthz'], alive());
  app.get('/readyz', ready(deps.database));
  app.get('/problemas/:key', respond(describeProblem));
  app.use('/api', requestLimit(deps.limits), jsonBody(), cookieParser());
  app.use(['/api/v1', '/api'], apiRoutes(deps));
  if (deps.webDist) app.use(staticDashboard(deps.webDist));
  app.use(unknownRoute, problemResponse(deps.logger));
  return app;
}

function apiRoutes(deps: AppDeps): express.Router {
  const { database, limits } = deps;
  const verifyToken = createTokenVerifier(deps.jwtSecret, deps.clock);
  const gate = createGate({ verifyToken, isRevoked: (identidad) => deps.revocations.isRevoked(identidad) });
  const sesion = sesionHandlers({ ...deps, verifyToken, cookie: { secure: deps.isProduction } });
  const citas = citaHandlers(createCitaService(deps));
  const routes = express.Router();

  routes.post('/sesion', loginLimits(limits), respond(sesion.logIn));
  routes.post('/sesion/renovar', respond(sesion.renew));
  routes.delete('/sesion', respond(sesion.logOut));
  routes.get('/sesion', gate(ROLES, sesion.whoAmI));

  routes.post('/citas', gate(ESCRITORES, citas.create));
  routes.get('/citas', gate(LECTORES, citas.list));
  routes.get('/citas/:id', gate(LECTORES, citas.read));
  routes.patch('/citas/:id', gate(ESCRITORES, citas.update));
  routes.delete('/citas/:id', gate(ESCRITORES, citas.remove));
  routes.post('/citas/:id/estado', gate(ESCRITORES, citas.changeEstado));

  routes.get('/negocio', gate(ROLES, negocioHandlers(database).read));
  routes.get('/servicios', gate(LECTORES, servicioHandlers(database).list));
  routes.get('/profesionales', gate(LECTORES, profesionalHandlers(database).list));
  routes.get('/clientes', gate(ESCRITORES, clienteHandlers(database).search));
  routes.get('/disponibilidad', gate(LECTORES, disponibilidadHandlers(deps).read));
  routes.get('/actividad', gate(ESCRITORES, actividadHandlers(database).list));
  routes.get('/notificaciones', gate(ESCRITORES, notificacionHandlers(database).list));
  routes.post('/notificaciones/leidas', gate(ESCRITORES, notificacionHandlers(database).markRead));
  return routes;
}

import { systemClock as clock } from '@citas/clock';
import { migrate, openedLater } from '@citas/database';
import { notifyHint } from '@citas/event-log';
import { createLogger, runUntilSignal } from '@citas/process';
import { Revocations } from '@citas/revocations';
import { watchProcess } from '@citas/telemetry';
import { createApp } from './app.ts';
import { configOrExit } from './config.ts';
import { createHttpMetrics } from './http/http-metrics.ts';
import { httpServer } from './http/http-server.ts';
import { DEFAULT_LIMITS } from './http/rate-limits.ts';
import { createWebsocketNotification } from './hub/websocket-notification.ts';
import { AvisadorSinCerrar } from './notificaciones/avisador-sin-cerrar.ts';

const config = configOrExit();
const logger = createLogger({ name: 'api', ...config });
const metrics = createHttpMetrics();
watchProcess(metrics.registry);
const database = openedLater({
  url: config.DATABASE_URL,
  logger,
  clock,
  watch: metrics.pool,
  async onOpened(opened) {
    const applied = await migrate(opened);
    if (applied.length > 0) logger.info({ applied }, 'migrations applied');
  },
});
const hint = (negocioId: string) => notifyHint(database, negocioId);
const revocations = new Revocations({ database, clock, logger });
const app = createApp({
  database,
  clock,
  logger,
  metrics,
  websocketNotification: createWebsocketNotification({ notifyHint: hint, logger }),
  revocations,
  jwtSecret: config.JWT_SECRET,
  accessTokenSeconds: config.ACCESS_TOKEN_SECONDS,
  isProduction: config.isProduction,
  limits: { ...DEFAULT_LIMITS, perMinute: config.REQUESTS_PER_MINUTE },
  trustProxy: config.TRUST_PROXY,
  webDist: config.WEB_DIST,
});

const avisador = new AvisadorSinCerrar({ database, clock, logger, notifyHint: hint });
const server = httpServer(config.API_PORT, app, logger);

await runUntilSignal([database, revocations, avisador, server], logger);

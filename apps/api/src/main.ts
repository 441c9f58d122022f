import { systemClock as clock } from '@citas/clock';
import { HintSender, NatsHints } from '@citas/event-log';
import { configOrExit, createLogger, runUntilSignal } from '@citas/process';
import { Revocations } from '@citas/revocations';
import { openTracing, watchProcess } from '@citas/telemetry';
import { apiDatabase } from './api-database.ts';
import { createApp } from './app.ts';
import { loadApiConfig } from './config.ts';
import { createHttpMetrics } from './http/http-metrics.ts';
import { httpServer } from './http/http-server.ts';
import { DEFAULT_LIMITS } from './http/rate-limits.ts';
import { tracedHint } from './hub/traced-hint.ts';
import { createWebsocketNotification } from './hub/websocket-notification.ts';
import { keyPurge } from './idempotency/key-purge.ts';
import { AvisadorSinCerrar } from './notificaciones/avisador-sin-cerrar.ts';
import { marcaPurge } from './notificaciones/marca-purge.ts';
import { MesesDelRegistro } from './registro/meses-del-registro.ts';
import { sesionPurge } from './sesion/sesion-purge.ts';

const config = configOrExit(loadApiConfig);
const logger = createLogger({ name: 'api', ...config });
const metrics = createHttpMetrics();
watchProcess(metrics.registry);
const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
const tracing = await openTracing({ endpoint, service: 'citas-api', clock, logger });
const database = apiDatabase({ url: config.DATABASE_URL, clock, logger, watch: metrics.pool, tracing });
const nats = config.NATS_URL ? new NatsHints({ url: config.NATS_URL, clock, logger }) : undefined;
const hint = tracedHint(new HintSender({ database, nats }).send, tracing);
const revocations = new Revocations({ database, clock, logger });
const app = createApp({
  database,
  clock,
  logger,
  metrics,
  tracing,
  websocketNotification: createWebsocketNotification({ notifyHint: hint, logger }),
  revocations,
  jwtSecret: config.JWT_SECRET,
  jwtSecretPrevious: config.JWT_SECRET_PREVIOUS,
  accessTokenSeconds: config.ACCESS_TOKEN_SECONDS,
  limits: { ...DEFAULT_LIMITS, perMinute: config.REQUESTS_PER_MINUTE },
  trustProxy: config.TRUST_PROXY,
  webDist: config.WEB_DIST,
});

const jobs = [
  new AvisadorSinCerrar({ database, clock, logger, notifyHint: hint }),
  new MesesDelRegistro({ database, clock, logger }),
  keyPurge({ database, clock, logger }),
  sesionPurge({ database, clock, logger }),
  marcaPurge({ database, clock, logger }),
];
const server = httpServer(config.API_PORT, app, { logger, clock });

await runUntilSignal(
  [...(tracing ? [tracing] : []), database, revocations, ...(nats ? [nats] : []), ...jobs, server],
  logger,
);

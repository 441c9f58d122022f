import { systemClock } from '@citas/clock';
import { notifyHint } from '@citas/event-log';
import { createLogger, runUntilSignal } from '@citas/process';
import { createApp } from './app.ts';
import { configOrExit } from './config.ts';
import { databasePart } from './database-part.ts';
import { httpServer } from './http/http-server.ts';
import { DEFAULT_LIMITS } from './http/rate-limits.ts';
import { createWebsocketNotification } from './hub/websocket-notification.ts';

const config = configOrExit();
const logger = createLogger({ name: 'api', ...config });
const databaseAtHand = databasePart(config.DATABASE_URL, logger);

const app = () => {
  const database = databaseAtHand.database();
  const hint = (negocioId: string) => notifyHint(database, negocioId);
  return createApp({
    database,
    clock: systemClock,
    logger,
    websocketNotification: createWebsocketNotification({ notifyHint: hint, logger }),
    jwtSecret: config.JWT_SECRET,
    accessTokenSeconds: config.ACCESS_TOKEN_SECONDS,
    isProduction: config.isProduction,
    limits: { ...DEFAULT_LIMITS, perMinute: config.REQUESTS_PER_MINUTE },
    trustProxy: config.TRUST_PROXY,
    webDist: config.WEB_DIST,
  });
};

await runUntilSignal([databaseAtHand, httpServer(config.API_PORT, app, logger)], logger);

import { createTokenVerifier } from '@citas/auth';
import { systemClock as clock } from '@citas/clock';
import { createEventLog, HintListener, readHeads } from '@citas/event-log';
import { Hub } from '@citas/hub';
import { createLogger, runUntilSignal } from '@citas/process';
import { readConfigOrExit } from './config.ts';
import { Connections } from './connection/connections.ts';
import { isAnswering } from './database-probe.ts';
import { tellDebugMode } from './debug-mode.ts';
import { readEstadisticas, readPorDia } from './estadisticas/estadisticas-queries.ts';
import { EstadisticasTicker } from './estadisticas/estadisticas-ticker.ts';
import { EventFeed } from './event-feed/event-feed.ts';
import { openedLater } from './opened-later.ts';
import { createWsServer } from './server.ts';

const config = readConfigOrExit();
const logger = createLogger({ name: 'ws-server', ...config });
tellDebugMode(logger, config);

const database = openedLater({ url: config.DATABASE_URL, logger, clock });
const log = createEventLog(database);

const ticker: EstadisticasTicker = new EstadisticasTicker({
  hub: () => hub,
  clock,
  logger,
  readEstadisticas: (negocios) => readEstadisticas(database, negocios),
  readPorDia: (negocios) => readPorDia(database, negocios),
});
const hub = new Hub({ log, source: ticker });

const feed = new EventFeed({
  log,
  hub,
  clock,
  logger,
  readHeads: (channels) => readHeads(database, channels),
  onChange: (negocioId) => ticker.markDirty(negocioId),
});
const hints = new HintListener({
  url: config.DATABASE_URL,
  database,
  clock,
  logger,
  onHint(negocioId) {
    feed.hint(negocioId);
    ticker.markDirty(negocioId);
  },
  onReturn: () => feed.poll(),
});

const connections = new Connections({
  hub,
  clock,
  logger,
  verifyToken: createTokenVerifier(config.JWT_SECRET, clock),
  maxConnections: config.MAX_CONNECTIONS,
  allowedOrigins: config.ALLOWED_ORIGINS,
  onFailure: (error) => logger.error({ err: error }, 'database error'),
});
const startedAtMs = clock.now();
const server = createWsServer({
  port: config.WS_PORT,
  logger,
  connections,
  subscriptions: () => hub.subscriptions,
  isDatabaseUp: () => isAnswering(database, clock),
  uptimeSeconds: () => Math.round((clock.now() - startedAtMs) / 1000),
});

await runUntilSignal([database, feed, hints, ticker, server], logger);

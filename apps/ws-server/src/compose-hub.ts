import { createTokenVerifier } from '@citas/auth';
import type { Clock } from '@citas/clock';
import { openedLater, type Database } from '@citas/database';
import { createEventLog, HintListener, readHeads } from '@citas/event-log';
import { Hub, type EventLog } from '@citas/hub';
import type { Logger, Part } from '@citas/process';
import { Revocations } from '@citas/revocations';
import { readEstadisticas, readSeries } from '@citas/statistics';
import { Canary } from './canary/canary.ts';
import type { Config } from './config.ts';
import { Connections } from './connection/connections.ts';
import { isAnswering } from './database-probe.ts';
import { EstadisticasTicker } from './estadisticas/estadisticas-ticker.ts';
import { EventFeed } from './event-feed/event-feed.ts';
import { Metrics } from './metrics.ts';
import { createWsServer, type WsServer } from './server.ts';

export interface ComposeDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Runs a task in a later turn of the event loop. */
  readonly nextTurn: (task: () => void) => void;
}

export interface ComposedHub {
  /** In the order in which they start. */
  readonly parts: readonly Part[];
  readonly server: WsServer;
  readonly hub: Hub;
  readonly connections: Connections;
  readonly metrics: Metrics;
}

interface Shared {
  readonly metrics: Metrics;
  readonly revocations: Revocations;
}

/** Without it a network that swallows everything would keep the one read that is under way waiting for minutes. */
const ANSWER_WITHIN_MS = 3_000;

/** The whole hub, put together and not yet started. */
export function composeHub(deps: ComposeDeps): ComposedHub {
  const { config, clock, logger } = deps;
  const metrics = new Metrics();
  const database = openedLater({
    url: config.DATABASE_URL,
    logger,
    clock,
    queryTimeoutMs: ANSWER_WITHIN_MS,
    watch: metrics.pool,
  });
  const revocations = new Revocations({ database, clock, logger });
  const flow = composeFlow(deps, database, { metrics, revocations });
  const { hub } = flow;
  const connections = composeConnections(deps, hub, { metrics, revocations });
  watchHub(deps, metrics, { ...flow, connections });
  const server = createWsServer({
    port: config.WS_PORT,
    logger,
    clock,
    connections,
    metrics,
    subscriptions: () => hub.subscriptions,
    isDatabaseUp: () => isAnswering(database, clock),
  });
  const canary = composeCanary(deps, database, { metrics, port: () => server.port() });
  const parts = [database, revocations, ...flow.parts, server, ...canary];
  return { parts, server, hub, connections, metrics };
}

function composeCanary(
  { config, clock, logger }: ComposeDeps,
  database: Database,
  { metrics, port }: { readonly metrics: Metrics; readonly port: () => number },
): readonly Part[] {
  const { CANARY_SECONDS: everySeconds, JWT_SECRET: jwtSecret } = config;
  if (everySeconds === 0) return [];
  const canary = new Canary({ database, clock, logger, jwtSecret, port, everySeconds, watch: metrics });
  metrics.watch(
    'citas_ws_canary_last_success_timestamp_seconds',
    'When the canary was last heard; at first, when the hub was made.',
    () => canary.heardAtMs / 1000,
  );
  return [canary];
}

/** What is looked up when somebody reads the metrics. */
function watchHub(
  { config, clock }: ComposeDeps,
  metrics: Metrics,
  {
    hub,
    feed,
    hints,
    connections,
  }: {
    readonly hub: Hub;
    readonly feed: EventFeed;
    readonly hints: HintListener;
    readonly connections: Connections;
  },
): void {
  metrics.watch('citas_ws_connections', 'Open sockets.', () => connections.count);
  metrics.watch('citas_ws_connections_max', 'Open sockets at most.', () => config.MAX_CONNECTIONS);
  metrics.watch('citas_ws_subscriptions', 'Live subscriptions.', () => hub.subscriptions);
  metrics.watch(
    'citas_ws_feed_lag_seconds',
    'Since everything that is watched was last read: more than two say that the database does not answer.',
    () => Math.max(0, clock.now() - feed.upToDateAtMs) / 1000,
  );
  metrics.watch('citas_ws_hint_listener_up', '1 while hints are heard.', () => (hints.isHearing ? 1 : 0));
}

/** From the database to the channels: events at once by hint and every second by poll, statistics by the ticker. */
function composeFlow(deps: ComposeDeps, database: Database, { metrics, revocations }: Shared) {
  const { clock, logger } = deps;
  const log = createEventLog(database);
  const ticker: EstadisticasTicker = new EstadisticasTicker({
    hub: () => hub,
    clock,
    logger,
    readEstadisticas: (negocios) => {
      metrics.readFigures(negocios.length);
      return readEstadisticas(database, negocios);
    },
    readSeries: (negocios) => readSeries(database, negocios),
    running: () => metrics.runningTicker(),
  });
  const hub = composeChannels(deps, log, { ticker, metrics });
  const onChange = (negocioId: string): void => ticker.markDirty(negocioId);
  const readChannelHeads = (channels: readonly string[]) => readHeads(database, channels);
  const feed = new EventFeed({
    ...{ log, hub, clock, logger, onChange, readHeads: readChannelHeads },
    watch: metrics,
  });
  const hints = composeHints(deps, database, { feed, ticker, revocations });
  const channels: Part = { name: 'canales', start: async () => undefined, stop: async () => hub.stop() };
  return { hub, feed, hints, parts: [channels, feed, hints, ticker] };
}

function composeChannels(
  { clock, nextTurn }: ComposeDeps,
  log: EventLog,
  { ticker, metrics }: { readonly ticker: EstadisticasTicker; readonly metrics: Metrics },
): Hub {
  return new Hub({
    ...{ log, source: ticker, clock, nextTurn },
    count: (event) => metrics.hubEvent(event),
    delivered: (latencyMs) => metrics.delivered(latencyMs),
  });
}

interface Woken {
  readonly feed: EventFeed;
  readonly ticker: EstadisticasTicker;
  readonly revocations: Revocations;
}

function composeHints(
  { config, clock, logger }: ComposeDeps,
  database: Database,
  woken: Woken,
): HintListener {
  const { feed, ticker, revocations } = woken;
  return new HintListener({
    url: config.LISTEN_DATABASE_URL ?? config.DATABASE_URL,
    database,
    clock,
    logger,
    onHint(negocioId) {
      feed.hint(negocioId);
      ticker.markDirty(negocioId);
    },
    onRevocation: () => void revocations.refresh(),
    onReturn() {
      feed.poll();
      void revocations.refresh();
    },
  });
}

function composeConnections(
  { config, clock, logger }: ComposeDeps,
  hub: Hub,
  { metrics, revocations }: Shared,
): Connections {
  const connections = new Connections({
    hub,
    clock,
    logger,
    metrics,
    verifyToken: createTokenVerifier(config.JWT_SECRET, clock),
    isRevoked: (identidad) => revocations.isRevoked(identidad),
    maxConnections: config.MAX_CONNECTIONS,
    perUser: config.MAX_CONNECTIONS_PER_USER,
    perNegocio: config.MAX_CONNECTIONS_PER_NEGOCIO,
    handshakesPerSecond: config.HANDSHAKES_PER_SECOND,
    allowedOrigins: config.ALLOWED_ORIGINS,
    drainMs: config.DRAIN_SECONDS * 1000,
    onFailure: (error) => logger.error({ err: error }, 'database error'),
  });
  revocations.onRevoked(() => connections.closeRevoked());
  return connections;
}

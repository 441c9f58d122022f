import { hostname } from 'node:os';
import { createTokenVerifier } from '@citas/auth';
import type { Clock } from '@citas/clock';
import { checkEpoch, COPIED_LOG, openedLater, type Database } from '@citas/database';
import {
  createEventLog,
  HintListener,
  type HintOptions,
  joinReads,
  NatsHints,
  readHeads,
} from '@citas/event-log';
import { Hub, type EventLog } from '@citas/hub';
import type { Logger, Part } from '@citas/process';
import { Revocations } from '@citas/revocations';
import { readEstadisticas, readSeries } from '@citas/statistics';
import type { Tracing } from '@citas/telemetry';
import { Canary } from './canary/canary.ts';
import type { Config } from './config.ts';
import { Connections, type ConnectionsDeps } from './connection/connections.ts';
import { isAnswering } from './database-probe.ts';
import { EstadisticasTicker } from './estadisticas/estadisticas-ticker.ts';
import { checkedLog } from './event-feed/checked-log.ts';
import { EventFeed } from './event-feed/event-feed.ts';
import { ServedNegocios } from './event-feed/served-negocios.ts';
import { tracedDelivery, tracedLog } from './event-feed/traced-flow.ts';
import { Metrics } from './metrics.ts';
import { HubRegistry } from './operador/hub-registry.ts';
import { createWsServer, type WsServer } from './server.ts';

export interface ComposeDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tracing?: Tracing | undefined;
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

/** Who is let in, at whatever door. */
type Access = Pick<ConnectionsDeps, 'verifyToken' | 'isRevoked'>;

interface Shared {
  readonly metrics: Metrics;
  readonly revocations: Revocations;
}

/** Without it a network that swallows everything would keep the one read that is under way waiting for minutes. */
const ANSWER_WITHIN_MS = 3_000;
/** So many polls without an answer, and who asks for a sign of life is told. */
const BEHIND_SECONDS = 5;

/** The whole hub, put together and not yet started. */
export function composeHub(deps: ComposeDeps): ComposedHub {
  const { config, clock, logger } = deps;
  const metrics = new Metrics();
  const database = composeDatabase(deps, metrics);
  const revocations = new Revocations({ database, clock, logger });
  const flow = composeFlow(deps, database, { metrics, revocations });
  const { hub } = flow;
  const access: Access = {
    verifyToken: createTokenVerifier([config.JWT_SECRET, config.JWT_SECRET_PREVIOUS], clock),
    isRevoked: (identidad) => revocations.isRevoked(identidad),
  };
  const lagSeconds = () => Math.max(0, clock.now() - flow.feed.upToDateAtMs) / 1000;
  const connections = composeConnections(deps, hub, { metrics, revocations, access, lagSeconds });
  watchHub(deps, metrics, { ...flow, connections, lagSeconds });
  const server = createWsServer({
    port: config.WS_PORT,
    logger,
    clock,
    connections,
    metrics,
    subscriptions: () => hub.subscriptions,
    isDatabaseUp: () => isAnswering(database, clock),
    operador: {
      ...{ ...access, hub, lagSeconds, maxConnections: config.MAX_CONNECTIONS },
      isHearingHints: () => flow.hints.isHearing,
    },
  });
  const url = () => config.HUB_URL ?? `http://${hostname()}:${server.port()}`;
  const registry = new HubRegistry({ database, clock, logger, url });
  const canary = composeCanary(deps, database, { metrics, port: () => server.port() });
  const parts = [database, revocations, ...flow.parts, server, registry, ...canary];
  return { parts, server, hub, connections, metrics };
}

function composeDatabase({ config, clock, logger }: ComposeDeps, metrics: Metrics): Database & Part {
  return openedLater({
    url: config.DATABASE_URL,
    logger,
    clock,
    queryTimeoutMs: ANSWER_WITHIN_MS,
    async onOpened(opened) {
      const channels = await checkEpoch(opened);
      if (channels > 0) logger.warn({ channels }, COPIED_LOG);
    },
    watch: metrics.pool,
  });
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
  metrics.watch('citas_ws_canary_interval_seconds', 'How often the canary sings.', () => everySeconds);
  return [canary];
}

/** What is looked up when somebody reads the metrics. */
function watchHub(
  { config }: ComposeDeps,
  metrics: Metrics,
  {
    hub,
    hints,
    connections,
    lagSeconds,
  }: {
    readonly hub: Hub;
    readonly hints: HintListener;
    readonly connections: Connections;
    readonly lagSeconds: () => number;
  },
): void {
  metrics.watch('citas_ws_connections', 'Open sockets.', () => connections.count);
  metrics.watch('citas_ws_connections_max', 'Open sockets at most.', () => config.MAX_CONNECTIONS);
  metrics.watch('citas_ws_subscriptions', 'Live subscriptions.', () => hub.subscriptions);
  metrics.watch(
    'citas_ws_feed_lag_seconds',
    'Since everything that is watched was last read: more than two say that the database does not answer.',
    lagSeconds,
  );
  metrics.watch('citas_ws_hint_listener_up', '1 while hints are heard.', () => (hints.isHearing ? 1 : 0));
}

/** From the database to the channels: events at once by hint and every second by poll, statistics by the ticker. */
function composeFlow(deps: ComposeDeps, database: Database, { metrics, revocations }: Shared) {
  const { clock, logger, tracing } = deps;
  const log = checkedLog(createEventLog(database, logger), { database, logger });
  const fedLog = tracing ? tracedLog(log, { tracing, clock }) : log;
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
  const onChange = (negocioId: string): void => ticker.markDirty(negocioId);
  const hints = composeHints(deps, database, {
    onHint(negocioId) {
      feed.hint(negocioId);
      onChange(negocioId);
    },
    onRevocation: () => void revocations.refresh(),
    onReturn() {
      log.suspect();
      feed.poll();
      void revocations.refresh();
    },
  });
  const hub = composeChannels(deps, joinReads(log), { ticker, metrics, served: hints.served });
  const readChannelHeads = (channels: readonly string[]) => readHeads(database, channels);
  const feed: EventFeed = new EventFeed({
    ...{ log: fedLog, hub, clock, logger, onChange, readHeads: readChannelHeads },
    watch: metrics,
  });
  const channels: Part = { name: 'canales', start: async () => undefined, stop: async () => hub.stop() };
  return { hub, feed, hints: hints.listener, parts: [channels, feed, ...hints.parts, ticker] };
}

interface Channels {
  readonly ticker: EstadisticasTicker;
  readonly metrics: Metrics;
  readonly served: ServedNegocios;
}

function composeChannels(
  { clock, nextTurn, tracing }: ComposeDeps,
  log: EventLog,
  { ticker, metrics, served }: Channels,
): Hub {
  const traced = tracing && tracedDelivery({ tracing, clock });
  return new Hub({
    ...{ log, source: ticker, clock, nextTurn },
    count: (event) => metrics.hubEvent(event),
    delivered(latencyMs, frames) {
      metrics.delivered(latencyMs);
      traced?.(latencyMs, frames);
    },
    onOpened: (channel) => served.opened(channel),
    onForgotten: (channel) => served.forgotten(channel),
  });
}

/** PostgreSQL tells of every writer, and of tokens that became void; NATS of what the API wrote to what is served here. */
function composeHints(
  { config, clock, logger }: ComposeDeps,
  database: Database,
  heard: Pick<HintOptions, 'onHint' | 'onRevocation' | 'onReturn'>,
) {
  const url = config.LISTEN_DATABASE_URL ?? config.DATABASE_URL;
  const listener = new HintListener({ url, database, clock, logger, ...heard });
  const nats = config.NATS_URL ? new NatsHints({ url: config.NATS_URL, clock, logger, ...heard }) : undefined;
  const served = new ServedNegocios({
    follow: (negocioId) => nats?.follow(negocioId),
    leave: (negocioId) => nats?.leave(negocioId),
  });
  return { listener, served, parts: [listener, ...(nats ? [nats] : [])] };
}

function composeConnections(
  { config, clock, logger }: ComposeDeps,
  hub: Hub,
  {
    metrics,
    revocations,
    access,
    lagSeconds,
  }: Shared & { readonly access: Access; readonly lagSeconds: () => number },
): Connections {
  const connections = new Connections({
    hub,
    clock,
    logger,
    metrics,
    ...access,
    isBehind: () => lagSeconds() > BEHIND_SECONDS,
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

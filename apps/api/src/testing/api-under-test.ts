import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TEST_SECRET } from '@citas/auth/testing';
import { ManualClock } from '@citas/clock/testing';
import { HintSender } from '@citas/event-log';
import { createTestDatabase } from '@citas/database/testing';
import type { Database } from '@citas/database';
import { createLogger, type Logger } from '@citas/process';
import { Revocations } from '@citas/revocations';
import type { Express } from 'express';
import { createApp } from '../app.ts';
import { createHttpMetrics } from '../http/http-metrics.ts';
import { DEFAULT_LIMITS, type RateLimits } from '../http/rate-limits.ts';
import { createWebsocketNotification } from '../hub/websocket-notification.ts';
import { createCaller, type Caller } from './caller.ts';

/** Tuesday 24 November 2026, 11:00 in Mexico City. */
export const NOW = Temporal.Instant.from('2026-11-24T17:00:00Z').epochMilliseconds;

export interface ApiUnderTest {
  readonly database: Database;
  readonly clock: ManualClock;
  /** Read when the test says so, as if its second were over. */
  readonly revocations: Revocations;
  readonly call: Caller;
  /** Starts another API on the same database, which is stopped with this one. */
  readonly beside: () => Promise<Caller>;
  readonly baseUrl: string;
  /** Everything the API logged, as it would stand in the file. */
  readonly log: readonly string[];
  stop: () => Promise<void>;
}

/** The whole API on a port and a database of its own, which `reach` may open another way. Only time is ours. */
export async function startApi(
  limits: Partial<RateLimits> = {},
  reach?: (url: string) => Promise<Database>,
): Promise<ApiUnderTest> {
  const own = await createTestDatabase();
  const database = (await reach?.(own.url)) ?? own.database;
  const clock = new ManualClock(NOW);
  const log: string[] = [];
  const logger = loggerInto(log);
  const revocations = new Revocations({ database, clock, logger });
  const start = () =>
    serve(
      appOn({ database, clock, logger, revocations }, { ...DEFAULT_LIMITS, perMinute: 100_000, ...limits }),
    );
  const server = await start();
  const servers = [server];
  const baseUrl = addressOf(server);
  return {
    database,
    clock,
    revocations,
    baseUrl,
    log,
    call: createCaller(baseUrl),
    async beside() {
      const another = await start();
      servers.push(another);
      return createCaller(addressOf(another));
    },
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      if (database !== own.database) await database.stop();
      await own.drop();
    },
  };
}

function loggerInto(log: string[]): Logger {
  return createLogger({
    name: 'api',
    LOG_LEVEL: 'debug',
    destination: { write: (line) => void log.push(line) },
  });
}

async function serve(app: Express): Promise<Server> {
  const server = createServer(app).listen(0);
  await once(server, 'listening');
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Parts {
  readonly database: Database;
  readonly clock: ManualClock;
  readonly logger: Logger;
  readonly revocations: Revocations;
}

function appOn(parts: Parts, limits: RateLimits) {
  const { database, logger } = parts;
  const hint = new HintSender({ database }).send;
  return createApp({
    ...parts,
    metrics: createHttpMetrics(),
    websocketNotification: createWebsocketNotification({ notifyHint: hint, logger }),
    jwtSecret: TEST_SECRET,
    accessTokenSeconds: 900,
    limits,
    trustProxy: 'loopback',
  });
}

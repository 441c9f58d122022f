import { join } from 'node:path';
import { TEST_SECRET } from '@citas/auth/testing';
import { openedLater } from '@citas/database';
import { NatsServerProcess } from '@citas/event-log/testing';
import { freePorts } from '@citas/process/testing';
import { aBalancer, type Balancer } from './parts/balancer.ts';
import { DatabaseServer } from './parts/database-server.ts';
import { Program } from './parts/program.ts';

const API = join(import.meta.dirname, '../../api/src/main.ts');
const HUB = join(import.meta.dirname, '../src/main.ts');
const APIS = 2;
const NO_LIMIT = '1000000';

export interface ClusterOptions {
  readonly hubs: number;
  readonly screens: number;
  readonly drainSeconds: number;
}

/** Those that are coming up, are up, or have been. */
const clusters = new Set<Promise<Cluster>>();

/** Everything but the screens and the people who write: on one machine, every part a process of its own. */
export class Cluster {
  readonly postgres: DatabaseServer;
  readonly apis: readonly Program[];
  readonly hubs: readonly Program[];
  readonly balancer: Balancer;
  /** To look at what is there, past the API. */
  readonly database: ReturnType<typeof openedLater>;
  nats: NatsServerProcess;
  #stopped: Promise<void> | undefined;

  private constructor(parts: Pick<Cluster, 'postgres' | 'apis' | 'hubs' | 'balancer' | 'database' | 'nats'>) {
    this.postgres = parts.postgres;
    this.apis = parts.apis;
    this.hubs = parts.hubs;
    this.balancer = parts.balancer;
    this.database = parts.database;
    this.nats = parts.nats;
  }

  static async start(options: ClusterOptions): Promise<Cluster> {
    const starting = Cluster.#begin(options);
    clusters.add(starting);
    return starting;
  }

  /** For whoever is interrupted: stops what is up, and what is coming up once it is. */
  static async stopAll(): Promise<void> {
    await Promise.all([...clusters].map(async (starting) => (await starting.catch(() => undefined))?.stop()));
  }

  static async #begin(options: ClusterOptions): Promise<Cluster> {
    const [postgres, nats] = await Promise.all([DatabaseServer.start(), NatsServerProcess.start()]);
    const env = environment(postgres, nats, options);
    // Of one call: those of two might be the same, as long as nobody has taken them.
    const [balancerPort = 0, ...ports] = await freePorts(1 + options.hubs + APIS);
    const [hubPorts, apiPorts] = [ports.slice(APIS), ports.slice(0, APIS)];
    const hubs = hubPorts.map((port, i) =>
      aProgram(`hub ${i + 1}`, HUB, port, { ...env, WS_PORT: String(port) }),
    );
    const apis = apiPorts.map((port, i) =>
      aProgram(`API ${i + 1}`, API, port, { ...env, API_PORT: String(port) }),
    );
    const balancer = aBalancer(balancerPort, { hubs: hubPorts, apis: apiPorts });
    const database = openedLater({ url: postgres.url, max: 4 });
    const cluster = new Cluster({ postgres, nats, apis, hubs, balancer, database });
    try {
      await cluster.#startParts();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** Each with an admin, whose ids are returned by negocio: whoever writes with a key is somebody. */
  async addNegocios(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) SELECT n, n, 'America/Mexico_City' FROM unnest($1::text[]) AS n`,
      [names],
    );
    const rows = await this.database.query<{ negocio_id: string; id: string }>(
      `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol)
       SELECT n, n || '@cluster.test', 'Ana', '', 'admin' FROM unnest($1::text[]) AS n RETURNING negocio_id, id`,
      [names],
    );
    return new Map(rows.map(({ negocio_id, id }) => [negocio_id, id]));
  }

  /** The first API migrates; hubs need no order, but would say that something is missing. */
  async #startParts(): Promise<void> {
    await this.database.start();
    for (const api of this.apis) await api.start();
    await Promise.all(this.hubs.map((hub) => hub.start()));
    await this.balancer.program.start();
  }

  /** Ends it as a crash would, and starts it again where it was. */
  async crashNats(): Promise<void> {
    await this.nats.kill();
    this.nats = await NatsServerProcess.start(this.nats.port);
  }

  /** Once, whoever asks for it. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopParts();
    return this.#stopped;
  }

  async #stopParts(): Promise<void> {
    await this.database.stop();
    await Promise.all([this.balancer.program, ...this.hubs, ...this.apis].map((part) => part.kill()));
    await this.nats.kill();
    await this.postgres.stop();
  }
}

function aProgram(name: string, main: string, port: number, env: Record<string, string>): Program {
  return new Program({
    name,
    command: [process.execPath, main],
    env,
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
}

/** As in production, but for limits that a crowd behind one address would hit. */
function environment(
  postgres: DatabaseServer,
  nats: NatsServerProcess,
  { screens, drainSeconds }: ClusterOptions,
) {
  return {
    DATABASE_URL: postgres.url,
    NATS_URL: nats.url,
    // Who starts again does not compile again.
    NODE_COMPILE_CACHE: join(postgres.folder, 'compiled'),
    JWT_SECRET: TEST_SECRET,
    NODE_ENV: 'production',
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'info',
    DRAIN_SECONDS: String(drainSeconds),
    MAX_CONNECTIONS: String(screens + 100),
    MAX_CONNECTIONS_PER_NEGOCIO: NO_LIMIT,
    REQUESTS_PER_MINUTE: NO_LIMIT,
  };
}

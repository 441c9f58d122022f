import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken } from '@citas/auth';
import { systemClock } from '@citas/clock';
import { openDatabase, startEmbeddedServer, type Database, type EmbeddedServer } from '@citas/database';
import { BEARER_PREFIX, SUBPROTOCOL } from '@citas/protocol';
import { WebSocket } from 'ws';
import { freePorts } from '@citas/process/testing';
import { pause, PrometheusProcess } from './prometheus-process.ts';
import { ServerProcess } from '../server-process.ts';

const SECRET = 'a secret of the rehearsal';
export const NEGOCIO = 'ensayo';
const USUARIO = {
  id: '019ac000-0000-7000-8000-000000000001',
  nombre: 'Ensayo',
  rol: 'admin',
  negocio_id: NEGOCIO,
} as const;
/** Little enough to be filled in a moment. */
export const MOST_CONNECTIONS = 60;

/** Everything that is deployed, on this machine: the database, both servers, and a Prometheus that watches them. */
export class Stage {
  readonly database: Database;
  /** Of the server, in a database of its own: it gets in when `database` cannot. */
  readonly administration: Database;
  readonly prometheus: PrometheusProcess;
  readonly #folder: string;
  readonly #server: EmbeddedServer;
  readonly #ports: readonly [api: number, hub: number];
  readonly #sockets = new Set<WebSocket>();
  api!: ServerProcess;
  hub!: ServerProcess;

  private constructor(
    parts: Pick<Stage, 'database' | 'administration' | 'prometheus'>,
    place: { readonly folder: string; readonly server: EmbeddedServer; readonly ports: [number, number] },
  ) {
    this.database = parts.database;
    this.administration = parts.administration;
    this.prometheus = parts.prometheus;
    this.#folder = place.folder;
    this.#server = place.server;
    this.#ports = place.ports;
  }

  static async set(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'citas-alertas-'));
    try {
      const server = await startEmbeddedServer({ dataDir: join(folder, 'postgres'), ephemeral: true });
      return await Stage.#setOn(server, folder).catch(async (error: unknown) => {
        await server.stop();
        throw error;
      });
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  static async #setOn(server: EmbeddedServer, folder: string): Promise<Stage> {
    const administration = await openDatabase({ url: server.superuserUrl, max: 2 });
    await administration.query('CREATE DATABASE ensayo');
    const url = new URL(server.superuserUrl);
    url.pathname = '/ensayo';
    const database = await openDatabase({ url: url.toString() });
    const [api = 0, hub = 0] = await freePorts(2);
    const targets = { 'citas-api': `127.0.0.1:${api}`, 'citas-hub': `127.0.0.1:${hub}` };
    const prometheus = await PrometheusProcess.start(folder, targets);
    const stage = new Stage({ database, administration, prometheus }, { folder, server, ports: [api, hub] });
    await stage.startApi();
    await stage.startHub();
    await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ($1, $1, 'UTC')`, [NEGOCIO]);
    return stage;
  }

  async startApi(): Promise<void> {
    const env = { API_PORT: String(this.#ports[0]), REQUESTS_PER_MINUTE: '1000000' };
    this.api = await ServerProcess.start({ name: 'api', env: { ...this.#env, ...env } });
  }

  async startHub(): Promise<void> {
    const env = {
      WS_PORT: String(this.#ports[1]),
      MAX_CONNECTIONS: String(MOST_CONNECTIONS),
      MAX_CONNECTIONS_PER_USER: '1000',
      CANARY_SECONDS: '1',
      DRAIN_SECONDS: '0',
    };
    this.hub = await ServerProcess.start({ name: 'ws-server', env: { ...this.#env, ...env } });
  }

  /** An open socket of staff of the negocio, following these channels. */
  async socket(...channels: readonly string[]): Promise<WebSocket> {
    const socket = this.knock(this.token());
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    for (const channel of channels) socket.send(JSON.stringify({ type: 'subscribe', data: { channel } }));
    return socket;
  }

  sockets(count: number, ...channels: readonly string[]): Promise<readonly WebSocket[]> {
    return Promise.all(Array.from({ length: count }, () => this.socket(...channels)));
  }

  /** A socket that may be refused. */
  knock(token: string): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#ports[1]}/ws`, [SUBPROTOCOL, BEARER_PREFIX + token]);
    socket.on('error', () => undefined);
    this.#sockets.add(socket);
    return socket;
  }

  token(): string {
    return issueToken({ secret: SECRET, usuario: USUARIO, ttlSeconds: 3600, now: systemClock.now() }).token;
  }

  /** The status of the answer; 0 when there was none. */
  async get(path: string): Promise<number> {
    const headers = { authorization: `Bearer ${this.token()}` };
    return fetch(`http://127.0.0.1:${this.#ports[0]}/api/v1${path}`, { headers }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** Cuts off every socket that is still open, as a hazard's end. */
  clear(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#sockets.clear();
  }

  /** Resolves once nothing is raised any more. */
  async quiet(): Promise<void> {
    while ((await this.prometheus.firing()).size > 0) await pause();
  }

  async stop(): Promise<void> {
    this.clear();
    for (const server of [this.hub, this.api]) await server.stop();
    await this.prometheus.stop();
    for (const database of [this.database, this.administration]) await database.stop();
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #env(): Record<string, string> {
    return { DATABASE_URL: this.database.url, JWT_SECRET: SECRET };
  }
}

import { isDeepStrictEqual } from 'node:util';
import { aToken } from '@citas/auth/testing';
import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import { nombreDeCanal, type Estadisticas, type Rol, type Series } from '@citas/domain';
import type { Position, ServerMessage } from '@citas/protocol';
import { createRealtimeClient, type ConnectionState, type RealtimeClient } from '@citas/realtime-client';
import { WebSocket } from 'ws';
import { LiveCopy } from './live-copy.ts';
import type { Random } from './random.ts';
import { LiveTray } from './live-tray.ts';
import { readCharts, readFigures, readTray, readTruth } from './truth.ts';

export interface FollowerOptions {
  readonly negocio: string;
  readonly port: () => number;
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly rol?: Rol;
  readonly usuarioId: string;
  readonly tokenSeconds?: number;
}

/** A screen of a negocio: the real client on a real socket, and what it shows. */
export class Follower {
  readonly client: RealtimeClient;
  readonly copy: LiveCopy;
  readonly tray: LiveTray;
  readonly faults: string[] = [];
  /** Messages it has heard. */
  told = 0;
  /** Sockets it has opened. */
  sockets = 0;
  /** The newest one, to be stalled or broken. */
  socket: WebSocket | undefined;
  readonly #options: FollowerOptions;
  #figures: Estadisticas | undefined;
  #charts: Series | undefined;
  #wake = Promise.withResolvers<void>();

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.client = createRealtimeClient({
      url: `ws://127.0.0.1:${options.port()}/ws`,
      clock: options.clock,
      random: options.random.next,
      getToken: () => Promise.resolve(this.token()),
      createSocket: (url, protocols) => {
        this.sockets += 1;
        return (this.socket = new WebSocket(url, protocols));
      },
    });
    const { database, negocio } = options;
    this.copy = new LiveCopy({
      ...this.#following('citas'),
      takeSnapshot: () => readTruth(database, negocio),
    });
    this.tray = new LiveTray({
      ...this.#following('notificaciones'),
      takeSnapshot: () => readTray(database, negocio),
    });
    this.client.onMessage((message) => this.#receive(message));
    this.client.onState(() => this.#changed());
  }

  token(rol: Rol = this.#options.rol ?? 'admin'): string {
    const { negocio, clock, tokenSeconds = 900, usuarioId } = this.#options;
    const usuario = { negocio_id: negocio, rol, id: usuarioId };
    return aToken({ now: clock.now(), ttlSeconds: tokenSeconds, usuario });
  }

  /** Resolves once it is live with a snapshot. */
  async start(): Promise<this> {
    const { negocio } = this.#options;
    this.client.subscribe(nombreDeCanal('estadisticas', negocio), { delta: true });
    this.client.connect();
    await Promise.all([this.copy.load(), this.tray.load()]);
    const isWhole = () => this.#figures !== undefined && this.#charts !== undefined;
    await this.until('live', () => this.state === 'live' && isWhole());
    return this;
  }

  /** What its cards show. */
  get figures(): Estadisticas | undefined {
    return this.#figures;
  }

  get state(): ConnectionState {
    return this.client.state;
  }

  /** Resolves once it is live and shows what the database holds; everything it was told before must have been in order. */
  async agrees(): Promise<void> {
    const { database, negocio } = this.#options;
    const truth = await readTruth(database, negocio);
    const tray = await readTray(database, negocio);
    const figures = await readFigures(database, negocio);
    const charts = await readCharts(database, negocio);
    const differs = () =>
      this.copy.differs(truth) ??
      this.tray.differs(tray) ??
      difference('cards', this.#figures, figures) ??
      difference('charts', this.#charts, charts);
    await this.until(
      'what the database holds',
      () => this.state === 'live' && differs() === undefined,
      () => differs() ?? 'nothing',
    );
    const faults = [...this.faults, ...this.copy.faults, ...this.tray.faults];
    if (faults.length > 0) throw new Error(faults.join('; '));
  }

  /** Waits for the next change until `isSo`. Too long is told by the scenario's own limit, with `why`. */
  async until(what: string, isSo: () => boolean, why: () => string = () => this.state): Promise<void> {
    while (!isSo()) {
      this.waitingFor = () => `${what}: ${why()} (${this.state})`;
      await this.#wake.promise;
    }
    this.waitingFor = undefined;
  }
  waitingFor: (() => string) | undefined;

  stop(): void {
    this.client.disconnect();
  }

  #receive(message: ServerMessage): void {
    this.told += 1;
    const channel = 'channel' in message ? message.channel : undefined;
    if (channel && !channel.endsWith(`:${this.#options.negocio}`)) this.faults.push(`it heard of ${channel}`);
    this.copy.receive(message);
    this.tray.receive(message);
    if (message.type === 'stats') {
      const { timestamp: _, ...figures } = message.data;
      this.#figures = figures;
    } else if (message.type === 'series') {
      const { timestamp: _, ...charts } = message.data;
      this.#charts = charts;
    }
    this.#changed();
  }

  #following(tipo: 'citas' | 'notificaciones') {
    const canal = nombreDeCanal(tipo, this.#options.negocio);
    return {
      canal,
      follow: (since: Position) => this.client.subscribe(canal, { since }),
      onChange: () => this.#changed(),
    };
  }

  #changed(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }
}

/** The first place where two values differ, whatever the order of their keys: deltas put what is new at the end. */
function difference(where: string, shown: unknown, held: unknown): string | undefined {
  if (isDeepStrictEqual(shown, held)) return undefined;
  if (isRecord(shown) && isRecord(held)) {
    for (const key of Object.keys({ ...shown, ...held })) {
      const found = difference(`${where}.${key}`, shown[key], held[key]);
      if (found) return found;
    }
  }
  return `${where} shows ${JSON.stringify(shown)}, not ${JSON.stringify(held)}`;
}

type Values = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

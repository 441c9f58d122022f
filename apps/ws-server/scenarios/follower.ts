import { aToken } from '@citas/auth/testing';
import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import { nombreDeCanal, type Estadisticas, type Rol } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';
import { createRealtimeClient, type ConnectionState, type RealtimeClient } from '@citas/realtime-client';
import { WebSocket } from 'ws';
import { LiveCopy } from './live-copy.ts';
import type { Random } from './random.ts';
import { readFigures, readTruth } from './truth.ts';

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
  readonly faults: string[] = [];
  /** Messages it has heard. */
  told = 0;
  /** Sockets it has opened. */
  sockets = 0;
  /** The newest one, to be stalled or broken. */
  socket: WebSocket | undefined;
  readonly #options: FollowerOptions;
  readonly #canal: string;
  #figures: Estadisticas | undefined;
  #notificationSeq: number | undefined;
  #wake = Promise.withResolvers<void>();

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#canal = nombreDeCanal('citas', options.negocio);
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
    this.copy = new LiveCopy({
      canal: this.#canal,
      takeSnapshot: () => readTruth(options.database, options.negocio),
      follow: (since) => this.client.subscribe(this.#canal, { since }),
      onChange: () => this.#changed(),
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
    this.client.subscribe(nombreDeCanal('notificaciones', negocio));
    this.client.connect();
    await this.copy.load();
    await this.until('live', () => this.state === 'live' && this.#figures !== undefined);
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
    const figures = JSON.stringify(await readFigures(database, negocio));
    await this.until(
      'what the database holds',
      () =>
        this.state === 'live' &&
        this.copy.differs(truth) === undefined &&
        JSON.stringify(this.#figures) === figures,
      () => this.copy.differs(truth) ?? `it shows ${JSON.stringify(this.#figures)}, not ${figures}`,
    );
    const faults = [...this.faults, ...this.copy.faults];
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
    if (message.type === 'stats') {
      const { timestamp: _, ...figures } = message.data;
      this.#figures = figures;
    } else if (message.type === 'notification') this.#hearNotification(message.seq);
    else if (message.type === 'resync' && channel !== this.#canal) this.#notificationSeq = undefined;
    this.#changed();
  }

  #hearNotification(seq: number): void {
    if (this.#notificationSeq !== undefined && seq !== this.#notificationSeq + 1)
      this.faults.push(`notification ${seq} came after ${this.#notificationSeq}`);
    this.#notificationSeq = seq;
  }

  #changed(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }
}

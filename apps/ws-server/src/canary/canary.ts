import { randomUUID } from 'node:crypto';
import { issueToken } from '@citas/auth';
import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import { NEGOCIO_DEL_CANARIO } from '@citas/domain';
import type { Logger, Part } from '@citas/process';
import type { ServerMessage } from '@citas/protocol';
import { createRealtimeClient, type RealtimeClient } from '@citas/realtime-client';
import { WebSocket } from 'ws';
import { CANARY_CHANNEL, sing } from './canary-queries.ts';

const TOKEN_SECONDS = 900;

export interface CanaryDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jwtSecret: string;
  /** Of the hub itself, known once it listens. */
  readonly port: () => number;
  readonly everySeconds: number;
  readonly watch: CanaryWatch;
}

export interface CanaryWatch {
  /** A song begins; what is returned is called when it was heard. */
  singing(): () => void;
  /** It was not heard before the next one. */
  unheard(): void;
}

/**
 * Measures the whole path: what it writes into the database must come out of a real socket of this hub. Each hub has its
 * own; they share a channel and know their songs by an id.
 */
export class Canary implements Part {
  readonly name = 'canario';
  readonly #deps: CanaryDeps;
  #client: RealtimeClient | undefined;
  #cancel: Cancel = () => undefined;
  #song: { readonly id: string; readonly heard: () => void } | undefined;
  #heardAtMs: number;

  constructor(deps: CanaryDeps) {
    this.#deps = deps;
    this.#heardAtMs = deps.clock.now();
  }

  /** When it was last heard, in milliseconds since the Unix epoch; before the first time, when it was made. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  async start(): Promise<void> {
    const { clock, everySeconds } = this.#deps;
    this.#cancel = clock.every(everySeconds * 1000, () => void this.#sing());
    void this.#sing();
  }

  async stop(): Promise<void> {
    this.#cancel();
    this.#client?.disconnect();
  }

  async #sing(): Promise<void> {
    const { watch, database, logger } = this.#deps;
    if (this.#song) watch.unheard();
    this.#song = this.#client ? { id: randomUUID(), heard: watch.singing() } : undefined;
    try {
      await sing(database, this.#song?.id ?? '');
      this.#client ??= this.#listen();
    } catch (error) {
      logger.debug({ err: error }, 'the canary could not write');
    }
  }

  /** Only once its channel is there: the first song makes it. */
  #listen(): RealtimeClient {
    const client = createRealtimeClient({
      url: `ws://127.0.0.1:${this.#deps.port()}/ws`,
      clock: this.#deps.clock,
      getToken: () => Promise.resolve(this.#token()),
      createSocket: (url, protocols) => new WebSocket(url, protocols),
    });
    client.onMessage((message) => this.#hear(message));
    client.subscribe(CANARY_CHANNEL);
    client.connect();
    return client;
  }

  #hear(message: ServerMessage): void {
    if (message.type !== 'notification' || message.data.message !== this.#song?.id) return;
    this.#song.heard();
    this.#song = undefined;
    this.#heardAtMs = this.#deps.clock.now();
  }

  #token(): string {
    const { jwtSecret: secret, clock } = this.#deps;
    const usuario = {
      id: 'canario',
      nombre: 'Canario',
      rol: 'admin',
      negocio_id: NEGOCIO_DEL_CANARIO,
    } as const;
    return issueToken({ secret, usuario, ttlSeconds: TOKEN_SECONDS, now: clock.now() }).token;
  }
}

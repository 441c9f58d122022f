import { randomUUID } from 'node:crypto';
import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import { openHintConnection, type HintConnection, type HintConnectionOptions } from './hint-connection.ts';
import { HINT_CHANNEL } from './notify-hint.ts';

/** Somebody's tokens became void: the triggers of `usuarios` and a log-out say so, without data. */
const REVOCATION_CHANNEL = 'citas_revocada';
const ECHO_CHANNEL = 'citas_hint_echo';
/** A hint of our own must come back through the listener: a deaf one, or a pooler without LISTEN, looks healthy. */
const ECHO_EVERY_MS = 20_000;
const ECHO_WITHIN_MS = 5_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

export interface HintOptions {
  readonly url: string;
  /** Sends the echoes: another connection than the one that listens. */
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: { info(message: string): void; warn(message: string): void };
  onHint(negocioId: string): void;
  /** Tokens were revoked: ask which. */
  onRevocation?(): void;
  /** The listener hears, from now on: hints may have been lost before. */
  onReturn(): void;
  readonly random?: () => number;
  readonly open?: (options: HintConnectionOptions) => Promise<HintConnection>;
}

/** Hears the hints of all writers, and comes back by itself when it goes deaf. The caller polls all the same. */
export class HintListener {
  readonly name = 'avisos de PostgreSQL';
  readonly #options: HintOptions;
  readonly #random: () => number;
  #connection: HintConnection | undefined;
  #timer: Cancel = () => undefined;
  #echo = '';
  #failures = 0;
  #isConfirmed = false;
  #isStopped = true;
  /** Guards against what an abandoned connection still reports. */
  #attempt = 0;

  constructor(options: HintOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /** Whether a hint sent now would be heard, as far as the last echo tells. */
  get isHearing(): boolean {
    return this.#isConfirmed && this.#connection !== undefined;
  }

  /** Does not wait for the first connection: until then the poll is enough. */
  async start(): Promise<void> {
    this.#isStopped = false;
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#drop();
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#isConfirmed = false;
    const isCurrent = () => attempt === this.#attempt && !this.#isStopped;
    const open = this.#options.open ?? openHintConnection;
    try {
      const connection = await open({
        url: this.#options.url,
        channels: [HINT_CHANNEL, REVOCATION_CHANNEL, ECHO_CHANNEL],
        onNotification: (channel, payload) => isCurrent() && this.#hear(channel, payload),
        onEnd: (reason) => isCurrent() && this.#failed(reason),
      });
      if (!isCurrent()) return connection.close();
      this.#connection = connection;
      await this.#sendEcho();
    } catch (error) {
      if (isCurrent()) this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  #hear(channel: string, payload: string): void {
    if (channel === HINT_CHANNEL) return this.#options.onHint(payload);
    if (channel === REVOCATION_CHANNEL) return this.#options.onRevocation?.();
    if (payload !== this.#echo) return;
    this.#timer();
    this.#timer = this.#options.clock.after(ECHO_EVERY_MS, () => void this.#sendEcho());
    if (this.#failures > 0) this.#options.logger.info('hints from PostgreSQL arrive again');
    this.#failures = 0;
    if (!this.#isConfirmed) this.#options.onReturn();
    this.#isConfirmed = true;
  }

  async #sendEcho(): Promise<void> {
    this.#echo = randomUUID();
    this.#timer();
    this.#timer = this.#options.clock.after(ECHO_WITHIN_MS, () => this.#failed(this.#deafness()));
    try {
      await this.#options.database.query('SELECT pg_notify($1, $2)', [ECHO_CHANNEL, this.#echo]);
    } catch {
      // A database that cannot be reached is told by whoever reads it; the timer decides about the listener.
    }
  }

  #deafness(): string {
    return this.#connection?.isPooled
      ? 'a pooler in transaction mode cannot LISTEN; LISTEN_DATABASE_URL may lead past it'
      : 'LISTEN hears nothing';
  }

  #failed(reason: string): void {
    this.#drop();
    if (this.#failures === 0)
      this.#options.logger.warn(`no hints from PostgreSQL (${reason}): polling every second`);
    this.#failures += 1;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#failures, 10));
    this.#timer = this.#options.clock.after(longest * (0.5 + this.#random() / 2), () => void this.#connect());
  }

  #drop(): void {
    this.#attempt += 1;
    this.#timer();
    this.#connection?.close();
    this.#connection = undefined;
  }
}

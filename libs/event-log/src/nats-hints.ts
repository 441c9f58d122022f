import type { Cancel, Clock } from '@citas/clock';
import { openNatsConnection, type NatsConnection, type NatsConnectionOptions } from './nats-connection.ts';

/** A subject for each negocio: a hub is told only of those it serves. */
const SUBJECT = 'citas.hint.';
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface NatsHintsOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: { info(message: string): void; warn(message: string): void };
  /** Somebody sent a hint about a negocio that is followed. */
  onHint?(negocioId: string): void;
  /** NATS answers, from now on: hints may have been lost before. */
  onReturn?(): void;
  readonly random?: () => number;
  readonly open?: (options: NatsConnectionOptions) => Promise<NatsConnection>;
}

/** Hints by NATS, sent and heard. Without a server it says so once, goes on without, and comes back by itself. */
export class NatsHints {
  readonly name = 'avisos de NATS';
  readonly #options: NatsHintsOptions;
  readonly #random: () => number;
  /** Every negocio that is followed, with what ends its subscription while there is a connection. */
  readonly #followed = new Map<string, () => void>();
  #connection: NatsConnection | undefined;
  #cancel: Cancel = () => undefined;
  #failures = 0;
  #isStopped = true;
  /** Guards against what an abandoned connection still reports. */
  #attempt = 0;

  constructor(options: NatsHintsOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
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

  /** False when there is no server to take it. */
  send(negocioId: string): boolean {
    try {
      this.#connection?.publish(SUBJECT + negocioId);
    } catch {
      // It broke a moment ago, and says so itself.
      return false;
    }
    return this.#connection !== undefined;
  }

  follow(negocioId: string): void {
    if (!this.#followed.has(negocioId)) this.#subscribe(negocioId);
  }

  leave(negocioId: string): void {
    this.#followed.get(negocioId)?.();
    this.#followed.delete(negocioId);
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    const isCurrent = () => attempt === this.#attempt && !this.#isStopped;
    const open = this.#options.open ?? openNatsConnection;
    try {
      const connection = await open({
        url: this.#options.url,
        onMessage: (subject) => isCurrent() && this.#options.onHint?.(subject.slice(SUBJECT.length)),
        onEnd: (reason) => isCurrent() && this.#failed(reason),
      });
      if (!isCurrent()) return connection.close();
      this.#connection = connection;
      for (const negocioId of this.#followed.keys()) this.#subscribe(negocioId);
      await connection.flush();
      if (isCurrent()) this.#returned();
    } catch (error) {
      if (isCurrent()) this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  #subscribe(negocioId: string): void {
    const nothing = (): void => undefined;
    this.#followed.set(negocioId, nothing);
    try {
      this.#followed.set(negocioId, this.#connection?.subscribe(SUBJECT + negocioId) ?? nothing);
    } catch {
      // It broke a moment ago; the next connection subscribes to all that is followed.
    }
  }

  #returned(): void {
    if (this.#failures > 0) this.#options.logger.info('hints from NATS arrive again');
    this.#failures = 0;
    this.#options.onReturn?.();
  }

  #failed(reason: string): void {
    this.#drop();
    if (this.#failures === 0)
      this.#options.logger.warn(`no hints by NATS (${reason}): PostgreSQL and the poll go on`);
    this.#failures += 1;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#failures, 10));
    this.#cancel = this.#options.clock.after(
      longest * (0.5 + this.#random() / 2),
      () => void this.#connect(),
    );
  }

  #drop(): void {
    this.#attempt += 1;
    this.#cancel();
    this.#connection?.close();
    this.#connection = undefined;
  }
}

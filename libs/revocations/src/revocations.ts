import type { Identidad } from '@citas/auth';
import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { Part } from '@citas/process';
import { readRevocations, type RevocationsRead } from './revocation-queries.ts';
import { RevokedTokens } from './revoked-tokens.ts';

const POLL_MS = 1000;

export interface RevocationsDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: { info(message: string): void; warn(fields: object, message: string): void };
  readonly pollMs?: number;
}

/** Knows which tokens are void, at most a poll after the database does. */
export class Revocations implements Part {
  readonly name = 'revocaciones';
  readonly #deps: RevocationsDeps;
  readonly #revoked = new RevokedTokens();
  readonly #listeners = new Set<() => void>();
  #horizon: bigint | undefined;
  #isHealthy = true;
  #isStopped = false;
  #cancelPoll: Cancel = () => undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(deps: RevocationsDeps) {
    this.#deps = deps;
  }

  /** Waits for the first read, so that nothing void is let in; a database that is not there is asked again. */
  async start(): Promise<void> {
    const { clock, pollMs = POLL_MS } = this.#deps;
    this.#cancelPoll = clock.every(pollMs, () => void this.refresh());
    await this.refresh();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelPoll();
    await this.#running;
  }

  /** Reads what is new. One that is asked for while another is under way begins when that is over. Never rejects. */
  refresh(): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    if (!this.#running) {
      this.#running = this.#read().finally(() => (this.#running = undefined));
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.refresh();
    });
    return this.#next;
  }

  isRevoked(identidad: Identidad): boolean {
    return this.#revoked.has(identidad);
  }

  /** Tells after each read that brought something new. */
  onRevoked(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #read(): Promise<void> {
    const read = await this.#attempt();
    if (!read || this.#isStopped) return;
    this.#horizon = read.horizon;
    if (this.#revoked.add(read)) for (const listener of this.#listeners) listener();
  }

  /** A database that is away is told once, and once when it is back. */
  async #attempt(): Promise<RevocationsRead | undefined> {
    const { database, logger } = this.#deps;
    try {
      const read = await readRevocations(database, this.#horizon);
      if (!this.#isHealthy) logger.info('revocations are read again');
      this.#isHealthy = true;
      return read;
    } catch (error) {
      if (this.#isHealthy)
        logger.warn({ err: error }, 'revocations cannot be read; asking again at every poll');
      this.#isHealthy = false;
      return undefined;
    }
  }
}

import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { Logger, Part } from '@citas/process';
import { deleteOldKeys } from './key-queries.ts';

const EVERY_MS = 60 * 60_000;

export interface KeyPurgeDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Forgets, every hour, what was answered under a key more than 24 hours ago: it may name a client who has been erased
 * since, and whoever sent it may never send anything more. Several APIs may do so side by side.
 */
export class KeyPurge implements Part {
  readonly name = 'old idempotency keys';
  readonly #deps: KeyPurgeDeps;
  #cancel: Cancel = () => undefined;
  #running: Promise<void> | undefined;

  constructor(deps: KeyPurgeDeps) {
    this.#deps = deps;
  }

  /** Purges for the first time without being waited for. */
  async start(): Promise<void> {
    this.#cancel = this.#deps.clock.every(EVERY_MS, () => void this.purge());
    void this.purge();
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#running;
  }

  /** Purges now, or waits for what is under way. Never rejects. */
  purge(): Promise<void> {
    this.#running ??= this.#purge().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #purge(): Promise<void> {
    const { database, logger } = this.#deps;
    try {
      await deleteOldKeys(database);
    } catch (error) {
      logger.warn({ err: error }, 'old idempotency keys are not deleted; trying again in an hour');
    }
  }
}

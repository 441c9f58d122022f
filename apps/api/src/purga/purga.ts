import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { Logger, Part } from '@citas/process';

const EVERY_MS = 60 * 60_000;

export interface PurgaDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/** What has had its time, of all negocios. */
export interface Caduco {
  readonly name: string;
  /** As of now; waits for nobody. */
  remove(db: Queryable, now: Date): Promise<void>;
}

/** Removes every hour what nobody comes back for. Several APIs may do so side by side. */
export class Purga implements Part {
  readonly name: string;
  readonly #deps: PurgaDeps;
  readonly #caduco: Caduco;
  #cancel: Cancel = () => undefined;
  #running: Promise<void> | undefined;

  constructor(deps: PurgaDeps, caduco: Caduco) {
    this.#deps = deps;
    this.#caduco = caduco;
    this.name = caduco.name;
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
    const { database, clock, logger } = this.#deps;
    try {
      await this.#caduco.remove(database, new Date(clock.now()));
    } catch (error) {
      logger.warn({ err: error }, `${this.name} are not deleted; trying again in an hour`);
    }
  }
}

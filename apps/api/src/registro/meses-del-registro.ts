import type { Cancel, Clock } from '@citas/clock';
import { prepareMeses, type Database } from '@citas/database';
import type { Logger, Part } from '@citas/process';

const EVERY_MS = 24 * 60 * 60_000;

export interface MesesDeps {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Prepares, every day, the partitions of the event log for the months to come: a start prepares three, and an API may run
 * for longer. Several APIs may do so side by side. One that cannot have the table within a second leaves it for the next day.
 */
export class MesesDelRegistro implements Part {
  readonly name = 'meses del registro';
  readonly #deps: MesesDeps;
  #cancel: Cancel = () => undefined;
  #running: Promise<void> | undefined;

  constructor(deps: MesesDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    this.#cancel = this.#deps.clock.every(EVERY_MS, () => void this.prepare());
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#running;
  }

  /** Prepares now, or waits for what is under way. Never rejects: until tomorrow the log has room for what comes. */
  prepare(): Promise<void> {
    this.#running ??= this.#prepare().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #prepare(): Promise<void> {
    const { database, logger } = this.#deps;
    try {
      await database.transaction(prepareMeses);
    } catch (error) {
      logger.warn({ err: error }, 'the next months of the event log are not prepared; trying again tomorrow');
    }
  }
}

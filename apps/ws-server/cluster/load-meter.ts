import { systemClock } from '@citas/clock';
import type { Queryable } from '@citas/database';

/** Transactions that PostgreSQL ended; a statement by itself is one as well. */
const ENDED = `SELECT xact_commit + xact_rollback AS ended FROM pg_stat_database WHERE datname = current_database()`;

/** What the database has to do, as it counts itself. */
export class LoadMeter {
  readonly #database: Queryable;
  #sinceMs = 0;
  #ended = 0;

  constructor(database: Queryable) {
    this.#database = database;
  }

  async begin(): Promise<void> {
    this.#ended = await this.#read();
    this.#sinceMs = systemClock.now();
  }

  /** Transactions a second since the beginning, or since this was asked last. */
  async perSecond(): Promise<number> {
    const [ended, sinceMs] = [this.#ended, this.#sinceMs];
    await this.begin();
    return (this.#ended - ended) / ((this.#sinceMs - sinceMs) / 1000);
  }

  async #read(): Promise<number> {
    const [row] = await this.#database.query<{ ended: number }>(ENDED);
    return row?.ended ?? 0;
  }
}

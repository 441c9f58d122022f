import { createHash } from 'node:crypto';
import { systemClock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { Store } from 'express-rate-limit';
import { countAttempt, deleteAttempts, deleteExpiredAttempts, uncountAttempt } from './attempt-queries.ts';

export interface PostgresStoreOptions {
  readonly database: Queryable;
  /** The limit's name. */
  readonly identifier: string;
  readonly windowMs: number;
}

/**
 * Counts what all APIs of a database see together, over a restart too. Whatever the database refuses is thrown: without it
 * nobody could log in anyway, and the answer says so.
 */
export function postgresStore({ database, identifier, windowMs }: PostgresStoreOptions): Store {
  const prefix = `${identifier}:`;
  const claveOf = (key: string) =>
    createHash('sha256')
      .update(prefix + key)
      .digest();
  return {
    prefix,
    localKeys: false,
    async increment(key) {
      const { cuantos, quedanMs } = await countAttempt(database, claveOf(key), windowMs);
      // For a count that begins. In a statement of its own: one that held its count as well could wait for another that
      // waits for it.
      if (quedanMs >= windowMs) await deleteExpiredAttempts(database);
      // express-rate-limit compares it with this machine's clock, which may differ from the database's.
      return { totalHits: cuantos, resetTime: new Date(systemClock.now() + quedanMs) };
    },
    decrement: (key) => uncountAttempt(database, claveOf(key)),
    resetKey: (key) => deleteAttempts(database, claveOf(key)),
  };
}

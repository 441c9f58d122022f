import { openDatabase, type Database, type OpenDatabaseOptions } from '@citas/database';
import type { Part } from '@citas/process';

const ANSWER_WITHIN_MS = 3_000;

/** A database that opens when the process starts its parts, so that everything else can be made before. */
export function openedLater(options: OpenDatabaseOptions): Database & Part {
  let opened: Database | undefined;
  const database = (): Database => {
    if (!opened) throw new Error('the database is not open yet');
    return opened;
  };
  return {
    name: 'base de datos',
    url: options.url,
    query: async (text, values) => database().query(text, values),
    transaction: async (work, transactionOptions) => database().transaction(work, transactionOptions),
    async start() {
      opened = await openDatabase({ ...options, url: withTimeout(options.url) });
    },
    async stop() {
      await opened?.stop();
    },
  };
}

/**
 * `pg` reads this parameter of its own, and the pool replaces a connection whose query ran out of time. Without it a
 * network that swallows everything would keep the one read that is under way waiting for a quarter of an hour.
 */
function withTimeout(url: string): string {
  const parsed = new URL(url);
  parsed.searchParams.set('query_timeout', String(ANSWER_WITHIN_MS));
  return parsed.toString();
}

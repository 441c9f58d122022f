import type { Part } from '@citas/process';
import type { Database } from './database.ts';
import { openDatabase, type OpenDatabaseOptions } from './open-database.ts';

export interface OpenedLaterOptions extends OpenDatabaseOptions {
  /**
   * What has to be done before anybody else may use it, such as migrating; when it fails, so does the start. No
   * statement of it is given up for the time it takes.
   */
  readonly onOpened?: (database: Database) => Promise<void>;
}

/** A database that opens when the process starts its parts, so that everything else can be made before. */
export function openedLater({ onOpened, ...options }: OpenedLaterOptions): Database & Part {
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
    forNegocio: (negocioId) => database().forNegocio(negocioId),
    async start() {
      opened = await openDatabase(options);
      try {
        if (onOpened) await unhurried(options.url, onOpened);
      } catch (error) {
        await opened.stop();
        throw error;
      }
    },
    async stop() {
      await opened?.stop();
    },
  };
}

async function unhurried(url: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase({ url, attempts: 1 });
  try {
    await work(database);
  } finally {
    await database.stop();
  }
}

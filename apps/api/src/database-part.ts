import { migrate, openDatabase, type Database } from '@citas/database';
import type { Logger, Part } from '@citas/process';

/** The database, once started: reached, and migrated to what this code knows. */
export function databasePart(url: string, logger: Logger): Part & { readonly database: () => Database } {
  let opened: Database | undefined;
  return {
    name: 'base de datos',
    async start() {
      opened = await openDatabase({ url, logger });
      const applied = await migrate(opened);
      if (applied.length > 0) logger.info({ applied }, 'migrations applied');
    },
    stop: async () => opened?.stop(),
    database() {
      if (!opened) throw new Error('the database is not open yet');
      return opened;
    },
  };
}

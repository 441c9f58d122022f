import { checkEpoch, COPIED_LOG, type Queryable } from '@citas/database';
import type { EventLog } from '@citas/hub';
import type { Logger } from '@citas/process';

export interface CheckedLogDeps {
  readonly database: Queryable;
  readonly logger: Pick<Logger, 'warn'>;
}

export interface CheckedLog extends EventLog {
  /** It was away, and may be another one. */
  readonly suspect: () => void;
}

/**
 * What answers after a database was away may be a copy of it, such as a standby that was promoted under running programs:
 * then every channel gets another epoch before anything more is read. A look that fails ends nothing, and comes again
 * with the next read: a standby that is not promoted yet cannot be told anything.
 */
export function checkedLog(log: EventLog, { database, logger }: CheckedLogDeps): CheckedLog {
  let isSuspect = false;
  let hasFailed = false;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    isSuspect = false;
    try {
      const channels = await checkEpoch(database);
      if (channels > 0) logger.warn({ channels }, COPIED_LOG);
      hasFailed = false;
    } catch (error) {
      isSuspect = true;
      if (!hasFailed) logger.warn({ err: error }, 'not known yet whether the database is a copy');
      hasFailed = true;
    }
  };

  return {
    suspect: () => (isSuspect = true),
    async read(cursors, limit) {
      if (isSuspect) looking ??= look().finally(() => (looking = undefined));
      if (looking) await looking;
      try {
        return await log.read(cursors, limit);
      } catch (error) {
        isSuspect = true;
        throw error;
      }
    },
  };
}

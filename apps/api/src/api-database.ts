import { checkEpoch, COPIED_LOG, migrate, openedLater, type Database } from '@citas/database';
import type { Clock } from '@citas/clock';
import type { Logger, Part } from '@citas/process';
import { statementStep, type PoolMetrics, type Tracing } from '@citas/telemetry';

export interface ApiDatabaseDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly watch: PoolMetrics;
  readonly tracing?: Tracing | undefined;
}

/** The longest statement, an import of 100,000 rows, takes seconds; whoever asks is given up on by their proxy later. */
const ANSWER_WITHIN_MS = 60_000;

/** The database of the API, which is brought up to date before anybody else may use it. */
export function apiDatabase(deps: ApiDatabaseDeps, queryTimeoutMs = ANSWER_WITHIN_MS): Database & Part {
  const { url, clock, logger, watch, tracing } = deps;
  return openedLater({
    ...{ url, logger, clock, watch, queryTimeoutMs },
    trace: tracing && ((text, run) => tracing.step(statementStep(text), run)),
    async onOpened(opened) {
      const applied = await migrate(opened);
      if (applied.length > 0) logger.info({ applied }, 'migrations applied');
      const channels = await checkEpoch(opened);
      if (channels > 0) logger.warn({ channels }, COPIED_LOG);
    },
  });
}

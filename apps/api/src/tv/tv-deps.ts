import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import type { Revocations } from '@citas/revocations';

export interface TvDeps {
  /** As its owner sees it: a screen that is not paired belongs to no negocio. */
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly revocations: Pick<Revocations, 'refresh'>;
  readonly jwtSecret: string;
  readonly accessTokenSeconds: number;
}

import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import type { TokenVerifier } from '@citas/auth';
import type { Revocations } from '@citas/revocations';

export interface SesionDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly verifyToken: TokenVerifier;
  readonly revocations: Pick<Revocations, 'refresh'>;
  readonly jwtSecret: string;
  readonly accessTokenSeconds: number;
}

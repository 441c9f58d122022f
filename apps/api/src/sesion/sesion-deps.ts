import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import type { CookieSettings } from './sesion-cookie.ts';

export interface SesionDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly jwtSecret: string;
  readonly accessTokenSeconds: number;
  readonly cookie: CookieSettings;
}

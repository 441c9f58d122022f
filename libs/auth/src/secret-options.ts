import { secret } from '@citas/process';
import * as z from 'zod';

const SHORTEST_IN_PRODUCTION = 32;

/** What tokens are signed with: the API signs, the hub verifies. */
export function secretOptions(isProduction: boolean) {
  const jwtSecret = z.string().min(isProduction ? SHORTEST_IN_PRODUCTION : 1);
  return {
    JWT_SECRET: jwtSecret.meta(
      secret('secreto con que se firman los tokens; en producción, de 32 caracteres o más'),
    ),
    JWT_SECRET_PREVIOUS: jwtSecret
      .optional()
      .meta(secret('otro secreto cuyos tokens también valen, mientras se cambia de uno a otro')),
  };
}

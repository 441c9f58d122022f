import { ExpiredTokenError, InvalidTokenError, type Identidad, type TokenVerifier } from '@citas/auth';
import { revokeToken } from '@citas/revocations';
import { hashOf } from './refresh-token.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { revokeFamilia, selectSesionForUpdate } from './sesion-queries.ts';

export interface SesionTokens {
  readonly refreshToken: string | undefined;
  readonly accessToken: string | undefined;
}

/** Ends what followed from one log-in, and the access token it is asked with; doing it twice does nothing. */
export async function cerrarSesion(
  { database, clock, verifyToken, revocations }: SesionDeps,
  { refreshToken, accessToken }: SesionTokens,
): Promise<void> {
  const identidad = accessToken ? holderOf(accessToken, verifyToken) : undefined;
  await database.transaction(async (tx) => {
    const row = refreshToken ? await selectSesionForUpdate(tx, hashOf(refreshToken)) : undefined;
    if (row) await revokeFamilia(tx, row.familia, new Date(clock.now()));
    if (identidad) await revokeToken(tx, identidad);
  });
  if (identidad) await revocations.refresh();
}

/** Nobody for a token that is worth nothing already: whoever leaves may leave. */
function holderOf(token: string, verifyToken: TokenVerifier): Identidad | undefined {
  try {
    return verifyToken(token);
  } catch (error) {
    if (error instanceof InvalidTokenError || error instanceof ExpiredTokenError) return undefined;
    throw error;
  }
}

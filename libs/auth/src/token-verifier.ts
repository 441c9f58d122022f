import { systemClock, type Clock } from '@citas/clock';
import { claimsSchema } from './claims.ts';
import type { Identidad } from './identidad.ts';
import { createSignedPayload } from './signed-payload.ts';
import { ExpiredTokenError, InvalidTokenError } from './token-error.ts';

/** Throws `InvalidTokenError` or `ExpiredTokenError`; never anything else. */
export type TokenVerifier = (token: string) => Identidad;

export function createTokenVerifier(secret: string, clock: Pick<Clock, 'now'> = systemClock): TokenVerifier {
  const payloadOf = createSignedPayload(secret);
  return (token) => {
    const claims = claimsSchema.safeParse(payloadOf(token));
    if (!claims.success) throw new InvalidTokenError({ cause: claims.error });
    const { sub, negocio_id, rol, nombre, exp, nbf, jti, ver } = claims.data;
    const seconds = Math.floor(clock.now() / 1000);
    if (seconds >= exp) throw new ExpiredTokenError();
    if (nbf !== undefined && seconds < nbf) throw new InvalidTokenError();
    return { usuarioId: sub, negocioId: negocio_id, rol, nombre, expiraEnMs: exp * 1000, jti, version: ver };
  };
}

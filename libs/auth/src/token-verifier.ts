import { systemClock, type Clock } from '@citas/clock';
import { claimsSchema } from './claims.ts';
import type { Identidad } from './identidad.ts';
import { createSignedPayload, type SignedPayload } from './signed-payload.ts';
import { ExpiredTokenError, InvalidTokenError } from './token-error.ts';

/** The last that a date can tell, in milliseconds since the Unix epoch. */
const LAST_INSTANT_MS = 8.64e15;

/** Throws `InvalidTokenError` or `ExpiredTokenError`; never anything else. */
export type TokenVerifier = (token: string) => Identidad;

/** `secrets`: one, or while one takes over from another, both; an undefined one counts for nothing. */
export function createTokenVerifier(
  secrets: string | readonly (string | undefined)[],
  clock: Pick<Clock, 'now'> = systemClock,
): TokenVerifier {
  const signedBy = [secrets]
    .flat()
    .filter((secret) => secret !== undefined)
    .map(createSignedPayload);
  return (token) => {
    const claims = claimsSchema.safeParse(firstOf(signedBy, token));
    if (!claims.success) throw new InvalidTokenError({ cause: claims.error });
    const { sub, negocio_id, rol, nombre, exp, nbf, jti, ver } = claims.data;
    const seconds = Math.floor(clock.now() / 1000);
    if (seconds >= exp) throw new ExpiredTokenError();
    if (nbf !== undefined && seconds < nbf) throw new InvalidTokenError();
    const expiraEnMs = Math.min(Math.floor(exp * 1000), LAST_INSTANT_MS);
    return { usuarioId: sub, negocioId: negocio_id, rol, nombre, expiraEnMs, jti, version: ver };
  };
}

function firstOf([payloadOf, ...others]: readonly SignedPayload[], token: string): unknown {
  return payloadOf?.(token) ?? (others.length > 0 ? firstOf(others, token) : undefined);
}

import { systemClock, type Clock } from '@citas/clock';
import jwt from 'jsonwebtoken';
import { ALGORITHM, claimsSchema } from './claims.ts';
import type { Identidad } from './identidad.ts';
import { ExpiredTokenError, InvalidTokenError } from './token-error.ts';

/** Throws `InvalidTokenError` or `ExpiredTokenError`; never anything else. */
export type TokenVerifier = (token: string) => Identidad;

/** `secrets`: one, or while one takes over from another, both; an undefined one counts for nothing. */
export function createTokenVerifier(
  secrets: string | readonly (string | undefined)[],
  clock: Pick<Clock, 'now'> = systemClock,
): TokenVerifier {
  const accepted = [secrets].flat().filter((secret) => secret !== undefined);
  return (token) => {
    const claims = claimsSchema.safeParse(verifyWithAny(token, accepted, clock.now()));
    if (!claims.success) throw new InvalidTokenError({ cause: claims.error });
    const { sub, negocio_id, rol, nombre, exp, jti, ver } = claims.data;
    return { usuarioId: sub, negocioId: negocio_id, rol, nombre, expiraEnMs: exp * 1000, jti, version: ver };
  };
}

function verifyWithAny(token: string, [secret = '', ...others]: readonly string[], nowMs: number): unknown {
  try {
    return verify(token, secret, nowMs);
  } catch (error) {
    // One that has expired was signed with this secret: no other will do.
    if (others.length === 0 || error instanceof ExpiredTokenError) throw error;
    return verifyWithAny(token, others, nowMs);
  }
}

function verify(token: string, secret: string, nowMs: number): unknown {
  try {
    return jwt.verify(token, secret, { algorithms: [ALGORITHM], clockTimestamp: Math.floor(nowMs / 1000) });
  } catch (cause) {
    throw cause instanceof jwt.TokenExpiredError
      ? new ExpiredTokenError({ cause })
      : new InvalidTokenError({ cause });
  }
}

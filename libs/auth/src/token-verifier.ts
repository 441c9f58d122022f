import { systemClock, type Clock } from '@citas/clock';
import jwt from 'jsonwebtoken';
import { ALGORITHM, claimsSchema } from './claims.ts';
import type { Identidad } from './identidad.ts';
import { ExpiredTokenError, InvalidTokenError } from './token-error.ts';

/** Throws `InvalidTokenError` or `ExpiredTokenError`; never anything else. */
export type TokenVerifier = (token: string) => Identidad;

export function createTokenVerifier(secret: string, clock: Pick<Clock, 'now'> = systemClock): TokenVerifier {
  return (token) => {
    const claims = claimsSchema.safeParse(verify(token, secret, clock.now()));
    if (!claims.success) throw new InvalidTokenError({ cause: claims.error });
    const { sub, negocio_id, rol, nombre, exp, jti, ver } = claims.data;
    return { usuarioId: sub, negocioId: negocio_id, rol, nombre, expiraEnMs: exp * 1000, jti, version: ver };
  };
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

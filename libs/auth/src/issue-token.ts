import { randomUUID } from 'node:crypto';
import type { Usuario } from '@citas/protocol';
import jwt from 'jsonwebtoken';
import { ALGORITHM, type Claims } from './claims.ts';

export interface TokenOrder {
  readonly secret: string;
  readonly usuario: Usuario;
  /** `usuarios.version_token`; 1 unless told. */
  readonly version?: number;
  readonly ttlSeconds: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

export interface IssuedToken {
  readonly token: string;
  /** RFC 3339. */
  readonly expiraEn: string;
}

export function issueToken({ secret, usuario, version = 1, ttlSeconds, now }: TokenOrder): IssuedToken {
  const issuedAt = Math.floor(now / 1000);
  const claims: Claims = {
    sub: usuario.id,
    negocio_id: usuario.negocio_id,
    rol: usuario.rol,
    nombre: usuario.nombre,
    exp: issuedAt + ttlSeconds,
    jti: randomUUID(),
    ver: version,
  };
  const token = jwt.sign({ ...claims, iat: issuedAt }, secret, { algorithm: ALGORITHM });
  return { token, expiraEn: Temporal.Instant.fromEpochMilliseconds(claims.exp * 1000).toString() };
}

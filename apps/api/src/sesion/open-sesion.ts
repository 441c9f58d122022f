import { issueToken } from '@citas/auth';
import type { Queryable } from '@citas/database';
import type { Sesion, Usuario } from '@citas/protocol';
import { hashOf, newRefreshToken } from './refresh-token.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { insertSesion } from './sesion-queries.ts';

/** How long somebody may stay away before they have to log in again. */
export const REFRESH_TOKEN_SECONDS = 30 * 24 * 60 * 60;

export interface SesionOrder {
  readonly usuario: Usuario;
  /** Of the user's rights; a token of an older one is void. */
  readonly version: number;
  readonly familia: string;
}

export interface OpenedSesion {
  readonly sesion: Sesion;
  readonly refreshToken: string;
}

/**
 * A fresh pair of tokens, the refresh token being the latest of its familia; undefined when the user's rights are no
 * longer of that version.
 */
export async function openSesion(
  deps: SesionDeps,
  tx: Queryable,
  { usuario, version, familia }: SesionOrder,
): Promise<OpenedSesion | undefined> {
  const now = deps.clock.now();
  const refreshToken = newRefreshToken();
  const expiraEn = new Date(now + REFRESH_TOKEN_SECONDS * 1000);
  const nueva = { usuario, version, familia, hash: hashOf(refreshToken), expiraEn };
  if (!(await insertSesion(tx, nueva))) return undefined;
  const { accessTokenSeconds: ttlSeconds, jwtSecret: secret } = deps;
  return { sesion: { ...issueToken({ secret, usuario, version, ttlSeconds, now }), usuario }, refreshToken };
}

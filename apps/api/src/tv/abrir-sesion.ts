import { issueToken, RevokedTokenError } from '@citas/auth';
import type { Sesion } from '@citas/protocol';
import { hashOfSecreto } from '../http/secreto.ts';
import { selectPantallaByHash, updateUsada } from './pantalla-queries.ts';
import type { TvDeps } from './tv-deps.ts';

export type SesionDePantalla =
  | { readonly estado: 'en_espera'; readonly expiraEn: string }
  | { readonly estado: 'abierta'; readonly sesion: Sesion };

/** A screen that was removed, or whose code ran out, is told to begin again. */
export async function abrirSesion(
  { database, clock, jwtSecret: secret, accessTokenSeconds: ttlSeconds }: TvDeps,
  secreto: string,
): Promise<SesionDePantalla> {
  const now = clock.now();
  const pantalla = await selectPantallaByHash(database, hashOfSecreto(secreto));
  if (!pantalla) throw new RevokedTokenError();
  const { usuario, expiraEn } = pantalla;
  if (!usuario) {
    if (expiraEn.getTime() <= now) throw new RevokedTokenError();
    return { estado: 'en_espera', expiraEn: expiraEn.toISOString() };
  }
  await updateUsada(database, usuario, new Date(now));
  return { estado: 'abierta', sesion: { ...issueToken({ secret, usuario, ttlSeconds, now }), usuario } };
}

import { NoSessionError } from '../http/request-error.ts';
import { openSesion, type OpenedSesion } from './open-sesion.ts';
import { hashOf } from './refresh-token.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { SesionCaducadaError } from './sesion-error.ts';
import {
  deleteExpired,
  markUsed,
  revokeFamilia,
  selectSesionForUpdate,
  type SesionRow,
} from './sesion-queries.ts';

/**
 * Two tabs of one browser may renew with the same cookie before either sees the other's new one, and whoever lost the
 * answer tries again.
 */
const GRACE_MS = 60_000;

type Verdict = 'good' | 'revoked' | 'expired' | 'reused';

/**
 * Each refresh token is good once. One that comes back later was copied: then nobody of its familia stays logged in
 * (RFC 9700 §4.14.2).
 */
export async function renovarSesion(deps: SesionDeps, refreshToken: string): Promise<OpenedSesion> {
  const renewed = await deps.database.transaction(async (tx) => {
    const now = deps.clock.now();
    const row = await selectSesionForUpdate(tx, hashOf(refreshToken));
    if (!row) return 'revoked';
    const verdict = judge(row, now);
    // Returned, not thrown: a revocation has to be committed.
    if (verdict === 'reused') await revokeFamilia(tx, row.familia, new Date(now));
    if (verdict !== 'good') return verdict;
    await markUsed(tx, row.id, new Date(now));
    // Who stays logged in never logs in again, and leaves a token behind every few minutes.
    await deleteExpired(tx, row.usuario.id, new Date(now));
    return (await openSesion(deps, tx, row)) ?? 'revoked';
  });
  if (typeof renewed === 'object') return renewed;
  throw renewed === 'expired' ? new SesionCaducadaError() : new NoSessionError();
}

function judge({ revocada_en, expira_en, usada_en, activo }: SesionRow, now: number): Verdict {
  if (revocada_en !== null || !activo) return 'revoked';
  if (expira_en.getTime() <= now) return 'expired';
  return usada_en !== null && usada_en.getTime() + GRACE_MS < now ? 'reused' : 'good';
}

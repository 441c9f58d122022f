import type { Queryable } from '@citas/database';
import type { Claim } from './claim.ts';

/** Until the transaction ends. False, at once, when another one has it. */
export async function tryLockKey(tx: Queryable, { negocioId, usuarioId, clave }: Claim): Promise<boolean> {
  const [row] = await tx.query<{ own: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(':', 'idempotencia', $1::text, $2::text, $3::text), 0)) AS own`,
    [negocioId, usuarioId, clave],
  );
  return row?.own ?? false;
}

export interface Kept<T> {
  readonly huella: Buffer;
  readonly respuesta: T;
}

/** What that key made in the last 24 hours. */
export async function selectKey<T>(
  tx: Queryable,
  { negocioId, usuarioId, clave }: Claim,
): Promise<Kept<T> | undefined> {
  const [kept] = await tx.query<Kept<T>>(
    `SELECT huella, respuesta FROM idempotencia
     WHERE negocio_id = $1 AND usuario_id = $2 AND clave = $3 AND creado_en >= now() - interval '24 hours'`,
    [negocioId, usuarioId, clave],
  );
  return kept;
}

export async function saveAnswer(tx: Queryable, claim: Claim, { huella, respuesta }: Kept<unknown>) {
  await tx.query(
    `INSERT INTO idempotencia (negocio_id, usuario_id, clave, huella, respuesta) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (negocio_id, usuario_id, clave) DO UPDATE SET
       huella = excluded.huella, respuesta = excluded.respuesta, creado_en = excluded.creado_en`,
    [claim.negocioId, claim.usuarioId, claim.clave, huella, JSON.stringify(respuesta)],
  );
}

/** Those of all negocios that are older than 24 hours, except what another request is at. */
export async function deleteOldKeys(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM idempotencia WHERE (negocio_id, usuario_id, clave) IN (
       SELECT negocio_id, usuario_id, clave FROM idempotencia
       WHERE creado_en < now() - interval '24 hours' FOR UPDATE SKIP LOCKED)`,
  );
}

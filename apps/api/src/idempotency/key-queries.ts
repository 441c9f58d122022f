import type { Queryable } from '@citas/database';
import type { Claim } from './claim.ts';

const CREATED = 201;

/** Waits for another transaction that is inserting the same key; false when that one made it. */
export async function insertKey(tx: Queryable, claim: Claim): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO idempotencia (negocio_id, usuario_id, clave, huella) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING clave`,
    [claim.negocioId, claim.usuarioId, claim.clave, claim.huella],
  );
  return rows.length > 0;
}

/** `T` is what a request of that key is answered with. */
export async function selectKey<T>(tx: Queryable, claim: Claim): Promise<{ huella: Buffer; respuesta: T }> {
  const [row] = await tx.query<{ huella: Buffer; respuesta: T }>(
    'SELECT huella, respuesta FROM idempotencia WHERE negocio_id = $1 AND usuario_id = $2 AND clave = $3',
    [claim.negocioId, claim.usuarioId, claim.clave],
  );
  if (!row) throw new Error('the idempotency key is gone');
  return row;
}

export async function saveAnswer(tx: Queryable, claim: Claim, respuesta: unknown): Promise<void> {
  await tx.query(
    'UPDATE idempotencia SET estado = $4, respuesta = $5 WHERE negocio_id = $1 AND usuario_id = $2 AND clave = $3',
    [claim.negocioId, claim.usuarioId, claim.clave, CREATED, JSON.stringify(respuesta)],
  );
}

/** Keys are kept for 24 hours. */
export async function deleteOldKeys(tx: Queryable, { negocioId, usuarioId }: Claim): Promise<void> {
  await tx.query(
    `DELETE FROM idempotencia WHERE negocio_id = $1 AND usuario_id = $2 AND creado_en < now() - interval '24 hours'`,
    [negocioId, usuarioId],
  );
}

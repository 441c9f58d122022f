import type { Queryable } from '@citas/database';
import { faultyField } from '../http/request-error.ts';
import type { Claim } from './claim.ts';
import { deleteOldKeys, insertKey, saveAnswer, selectKey } from './key-queries.ts';

export interface Outcome<T> {
  readonly value: T;
  /** Whether it was made by an earlier request with the same key. */
  readonly replayed: boolean;
}

/**
 * The key and what it made are one transaction: a second request waits for the first in the unique index, and finds
 * either its answer or, after a rollback, nothing.
 */
export async function once<T>(
  tx: Queryable,
  claim: Claim | undefined,
  make: () => Promise<T>,
): Promise<Outcome<T>> {
  if (!claim) return { value: await make(), replayed: false };
  await deleteOldKeys(tx, claim);
  if (await insertKey(tx, claim)) {
    const value = await make();
    await saveAnswer(tx, claim, value);
    return { value, replayed: false };
  }
  const { huella, respuesta } = await selectKey<T>(tx, claim);
  if (!huella.equals(claim.huella)) {
    throw faultyField('#/Idempotency-Key', 'ya_usada', {
      es: 'Esta clave ya se usó con otra petición',
      en: 'This key was used with another request',
    });
  }
  return { value: respuesta, replayed: true };
}

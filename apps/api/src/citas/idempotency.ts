import { createHash } from 'node:crypto';
import type { Identidad } from '@citas/auth';
import type { Queryable } from '@citas/database';
import type { Request } from 'express';
import { faultyField } from '../http/request-error.ts';
import { deleteOldKeys, insertKey, saveAnswer, selectKey } from './idempotency-queries.ts';

/** A request that its sender may send again (`Idempotency-Key`, IETF draft-ietf-httpapi-idempotency-key-header-07). */
export interface Claim {
  readonly negocioId: string;
  readonly usuarioId: string;
  readonly clave: string;
  /** SHA-256 of the body. */
  readonly huella: Buffer;
}

export interface Outcome<T> {
  readonly value: T;
  /** Whether it was made by an earlier request with the same key. */
  readonly replayed: boolean;
}

export function claimOf(req: Request, { negocioId, usuarioId }: Identidad): Claim | undefined {
  const clave = req.get('Idempotency-Key');
  if (clave === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(clave)) {
    throw faultyField('#/Idempotency-Key', 'formato', {
      es: 'Debe tener de 1 a 200 caracteres visibles',
      en: 'Must have 1 to 200 visible characters',
    });
  }
  const huella = createHash('sha256').update(JSON.stringify(req.body)).digest();
  return { negocioId, usuarioId, clave, huella };
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

import type { Database, Queryable } from '@citas/database';
import { faultyField } from '../http/request-error.ts';
import type { Claim } from './claim.ts';
import { PeticionEnCursoError } from './idempotency-error.ts';
import { saveAnswer, selectKey, tryLockKey } from './key-queries.ts';

/**
 * Makes something in an open transaction, unless an earlier request under the same key has made it: then that is the
 * value. What is made is kept as JSON, so that it MUST be nothing else, and no secret.
 */
export type Once = <T>(tx: Queryable, make: () => Promise<T>) => Promise<T>;

/** Of a request without a key. */
export const always: Once = (_tx, make) => make();

export interface KeyedOnce {
  readonly once: Once;
  readonly wasReplayed: () => boolean;
}

/**
 * What is made and its key are one transaction, which holds an advisory lock on the key. Whoever comes meanwhile, at
 * this API or another, does not get the lock and is told so at once: it waits for nobody, writes nothing, and keeps its
 * connection for two statements. A lock of PostgreSQL and not a row that says "running", because it goes with its
 * transaction: an API that dies leaves no key behind that nobody can use, and nothing half made.
 */
export function createOnce(claim: Claim): KeyedOnce {
  let isDone = false;
  let replayed = false;
  return {
    wasReplayed: () => replayed,
    async once<T>(tx: Queryable, make: () => Promise<T>): Promise<T> {
      // A transaction that was rolled back may be tried again; a second one would be given what the first made.
      if (isDone) throw new Error('an operation with a key has made something already');
      if (!(await tryLockKey(tx, claim))) throw new PeticionEnCursoError();
      // Not in the statement of the lock: that one may see what was there before the lock was free.
      const kept = await selectKey<T>(tx, claim);
      if (kept) {
        if (!kept.huella.equals(await claim.huella())) throw yaUsada();
        replayed = isDone = true;
        return kept.respuesta;
      }
      const respuesta = await make();
      await saveAnswer(tx, claim, { huella: await claim.huella(), respuesta });
      isDone = true;
      return respuesta;
    },
  };
}

/** The same database, whose transaction that writes is made once. */
export function onceOn(db: Database, once: Once): Database {
  return {
    ...db,
    transaction: (work, options) =>
      db.transaction(options?.readOnly ? work : (tx) => once(tx, () => work(tx)), options),
  };
}

function yaUsada(): Error {
  return faultyField('#/Idempotency-Key', 'ya_usada', {
    es: 'Esta clave ya se usó con otra petición',
    en: 'This key was used with another request',
  });
}

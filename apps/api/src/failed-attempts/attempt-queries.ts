import type { Queryable } from '@citas/database';

export interface Attempts {
  readonly cuantos: number;
  /** Until the count begins anew, by the database's clock. */
  readonly quedanMs: number;
}

/** In one statement, so that attempts at the same time are all counted. */
export async function countAttempt(db: Queryable, clave: Buffer, ventanaMs: number): Promise<Attempts> {
  const [row] = await db.query<Attempts>(
    `INSERT INTO intentos_fallidos AS i (clave, cuantos, expira_en)
     VALUES ($1, 1, now() + $2 * interval '1 millisecond')
     ON CONFLICT (clave) DO UPDATE SET
       cuantos = CASE WHEN i.expira_en > now() THEN i.cuantos + 1 ELSE 1 END,
       expira_en = CASE WHEN i.expira_en > now() THEN i.expira_en ELSE excluded.expira_en END
     RETURNING cuantos, (extract(epoch FROM expira_en - now()) * 1000)::float8 AS "quedanMs"`,
    [clave, ventanaMs],
  );
  if (!row) throw new Error('the attempt was not counted');
  return row;
}

/** One that did not fail after all. */
export async function uncountAttempt(db: Queryable, clave: Buffer): Promise<void> {
  await db.query('UPDATE intentos_fallidos SET cuantos = cuantos - 1 WHERE clave = $1 AND cuantos > 0', [
    clave,
  ]);
}

export async function deleteAttempts(db: Queryable, clave: Buffer): Promise<void> {
  await db.query('DELETE FROM intentos_fallidos WHERE clave = $1', [clave]);
}

/**
 * More of them than one count adds, so that they become fewer, and few enough that nobody waits for it. An array is found
 * once, where a subquery could be run anew for each row.
 */
export async function deleteExpiredAttempts(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM intentos_fallidos WHERE clave = ANY (ARRAY(
       SELECT clave FROM intentos_fallidos WHERE expira_en <= now() ORDER BY expira_en LIMIT 20 FOR UPDATE SKIP LOCKED))`,
  );
}

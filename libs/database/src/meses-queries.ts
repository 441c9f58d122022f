import type { Queryable } from './database.ts';

/** Makes the partitions of the months to come. Rejects when the table cannot be had within a second. */
export async function prepareMeses(tx: Queryable): Promise<void> {
  // Every writer waits behind whoever waits for the whole table, which a backup may hold for an hour.
  await tx.query(`SET LOCAL lock_timeout = '1s'`);
  await tx.query('SELECT eventos_preparar_particiones()');
}

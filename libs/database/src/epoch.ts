import type { Queryable } from './database.ts';

/**
 * For a program that starts, or has its database back: if the log is a copy of the one it was (restored, cloned, promoted),
 * every channel gets another epoch, so that every client takes a new snapshot. Returns how many; 0 if it is the same log,
 * or has no migrations yet, which whoever applies them does then.
 */
export async function checkEpoch(database: Queryable): Promise<number> {
  const [known] = await database.query<{ known: boolean }>(
    `SELECT to_regprocedure('epoch_comprobar()') IS NOT NULL AS known`,
  );
  if (!known?.known) return 0;
  const [row] = await database.query<{ renewed: number }>('SELECT epoch_comprobar() AS renewed');
  return row?.renewed ?? 0;
}

/** The same whether or not it is a copy: after a snapshot of the disk was put back, which nothing in it shows. */
export async function renewEpoch(database: Queryable): Promise<number> {
  const [row] = await database.query<{ renewed: number }>('SELECT epoch_renovar() AS renewed');
  return row?.renewed ?? 0;
}

/** What the program that renewed it writes to its log. */
export const COPIED_LOG = 'the database is a copy of the one it was: every client takes a new snapshot';

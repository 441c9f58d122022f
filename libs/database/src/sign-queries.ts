import type { Queryable } from './database.ts';

export interface Signature {
  /** Who writes; null is nobody, as when a program does. */
  readonly por: { readonly id: string | null; readonly nombre: string } | null;
  /** `api` says that the API sends the hint itself, after the commit. */
  readonly aviso?: 'api';
  /** The id of the request that asked for it. */
  readonly causa?: string | undefined;
}

/** The events of this transaction name who writes, and what asked for it. */
export async function signEvents(tx: Queryable, { por, aviso, causa }: Signature): Promise<void> {
  await tx.query(
    `SELECT set_config('citas.por', $1, true), set_config('citas.aviso', $2, true), set_config('citas.causa', $3, true)`,
    [por ? JSON.stringify(por) : '', aviso ?? '', causa ?? ''],
  );
}

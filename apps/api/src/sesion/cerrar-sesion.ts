import { hashOf } from './refresh-token.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { revokeFamilia, selectSesionForUpdate } from './sesion-queries.ts';

/** Ends what followed from one log-in; doing it twice does nothing. */
export async function cerrarSesion({ database, clock }: SesionDeps, refreshToken: string): Promise<void> {
  await database.transaction(async (tx) => {
    const row = await selectSesionForUpdate(tx, hashOf(refreshToken));
    if (row) await revokeFamilia(tx, row.familia, new Date(clock.now()));
  });
}

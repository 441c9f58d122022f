import type { Identidad } from '@citas/auth';
import type { Database, Queryable } from '@citas/database';
import { isTransient } from '../http/database-error.ts';

/**
 * One transaction whose events name who writes. Two writers that got in each other's way are sorted out by trying
 * once more; whoever fails again is told to come back.
 */
export async function writeCitas<T>(
  database: Database,
  identidad: Identidad,
  write: (tx: Queryable) => Promise<T>,
): Promise<T> {
  const attempt = () =>
    database.transaction(async (tx) => {
      await signEvents(tx, identidad);
      return write(tx);
    });
  try {
    return await attempt();
  } catch (error) {
    if (!isTransient(error)) throw error;
    return attempt();
  }
}

/** `citas.aviso` says that the API sends the hint itself, after the commit. */
async function signEvents(tx: Queryable, { usuarioId, nombre }: Identidad): Promise<void> {
  await tx.query(`SELECT set_config('citas.por', $1, true), set_config('citas.aviso', 'api', true)`, [
    JSON.stringify({ id: usuarioId, nombre }),
  ]);
}

import type { Identidad } from '@citas/auth';
import type { Database, Queryable } from '@citas/database';
import { isTransient } from '../http/database-error.ts';
import { currentTraceId } from '../http/request-context.ts';

/**
 * One transaction whose events name who writes. Two writers that got in each other's way are sorted out by trying
 * once more; whoever fails again is told to come back.
 */
export function writeCitas<T>(
  database: Database,
  identidad: Identidad,
  write: (tx: Queryable) => Promise<T>,
): Promise<T> {
  return writeAs(database, { identidad, aviso: 'api' }, write);
}

/** The same for what changes citas only by the way, such as the deletion of their client: the database tells the hub. */
export function writeSigned<T>(
  database: Database,
  identidad: Identidad,
  write: (tx: Queryable) => Promise<T>,
): Promise<T> {
  return writeAs(database, { identidad, aviso: '' }, write);
}

interface Signature {
  readonly identidad: Identidad;
  /** `api` says that the API sends the hint itself, after the commit. */
  readonly aviso: 'api' | '';
}

async function writeAs<T>(
  database: Database,
  signature: Signature,
  write: (tx: Queryable) => Promise<T>,
): Promise<T> {
  const attempt = () =>
    database.transaction(async (tx) => {
      await signEvents(tx, signature);
      return write(tx);
    });
  try {
    return await attempt();
  } catch (error) {
    if (!isTransient(error)) throw error;
    return attempt();
  }
}

/** The events of this transaction name who writes, and the request that asked for it. */
export async function signEvents(tx: Queryable, { identidad, aviso }: Signature): Promise<void> {
  const { usuarioId, nombre } = identidad;
  await tx.query(
    `SELECT set_config('citas.por', $1, true), set_config('citas.aviso', $2, true), set_config('citas.causa', $3, true)`,
    [JSON.stringify({ id: usuarioId, nombre }), aviso, currentTraceId() ?? ''],
  );
}

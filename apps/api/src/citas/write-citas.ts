import type { Identidad } from '@citas/auth';
import { signEvents, type Database, type Queryable, type Signature } from '@citas/database';
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
  return writeAs(database, { ...signatureOf(identidad), aviso: 'api' }, write);
}

/** The same for what changes citas only by the way, such as the deletion of their client: the database tells the hub. */
export function writeSigned<T>(
  database: Database,
  identidad: Identidad,
  write: (tx: Queryable) => Promise<T>,
): Promise<T> {
  return writeAs(database, signatureOf(identidad), write);
}

/** The events name who writes, and the request that asked for it. */
export function signatureOf({ usuarioId, nombre }: Identidad): Signature {
  return { por: { id: usuarioId, nombre }, causa: currentTraceId() };
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

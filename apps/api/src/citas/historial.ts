import type { Queryable } from '@citas/database';
import type { Historial } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';
import { selectCita } from './cita-queries.ts';
import { selectHistorial } from './historial-queries.ts';

/** Everything that happened to a cita, oldest first. One that came in by an import of thousands has its changes only. */
export async function readHistorial(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<{ datos: Historial[] }> {
  const rows = await selectHistorial(db, negocioId, id);
  if (rows.length === 0 && !(await selectCita(db, negocioId, id))) throw new NotFoundError();
  return {
    datos: rows.map(({ creado_en, ...evento }) => ({ ...evento, timestamp: creado_en.toISOString() })),
  };
}

import type { Queryable } from '@citas/database';
import { nombreDeCanal } from '@citas/domain';
import type { Position } from '@citas/protocol';

/** How far the log of a negocio's citas has come, as this transaction sees it. */
export async function selectPosicion(db: Queryable, negocioId: string): Promise<Position> {
  const [position] = await db.query<Position>('SELECT epoch, seq FROM canales WHERE canal = $1', [
    nombreDeCanal('citas', negocioId),
  ]);
  return position ?? { epoch: '', seq: 0 };
}

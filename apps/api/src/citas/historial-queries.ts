import type { Queryable } from '@citas/database';
import { nombreDeCanal } from '@citas/domain';
import type { Historial } from '@citas/protocol';

export function selectHistorial(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<(Omit<Historial, 'timestamp'> & { readonly creado_en: Date })[]> {
  return db.query(
    `SELECT seq, tipo, datos->'cambios' AS cambios, por, creado_en FROM eventos
     WHERE canal = $1 AND cita_id = $2 ORDER BY seq`,
    [nombreDeCanal('citas', negocioId), id],
  );
}

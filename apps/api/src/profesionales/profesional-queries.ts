import type { Queryable } from '@citas/database';
import type { Profesional } from '@citas/protocol';

export function selectProfesionales(db: Queryable, negocioId: string): Promise<Profesional[]> {
  return db.query(
    'SELECT id, nombre, color FROM profesionales WHERE negocio_id = $1 AND activo ORDER BY sin_acentos(nombre), id',
    [negocioId],
  );
}

import type { Queryable } from '@citas/database';
import type { Negocio } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';

export async function selectNegocio(db: Queryable, id: string): Promise<Negocio> {
  const [negocio] = await db.query<Negocio>(
    'SELECT id, nombre, zona_horaria AS "zonaHoraria", locale, horario FROM negocios WHERE id = $1',
    [id],
  );
  if (!negocio) throw new NotFoundError();
  return negocio;
}

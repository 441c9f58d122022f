import type { Queryable } from '@citas/database';
import type { Negocio } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';

const COLUMNS = 'id, nombre, zona_horaria AS "zonaHoraria", locale, horario, palabra, mensaje, version';

export async function selectNegocio(db: Queryable, id: string): Promise<Negocio> {
  const [negocio] = await db.query<Negocio>(`SELECT ${COLUMNS} FROM negocios WHERE id = $1`, [id]);
  if (!negocio) throw new NotFoundError();
  return negocio;
}

export async function selectNegocioForUpdate(tx: Queryable, id: string): Promise<Negocio | undefined> {
  const [negocio] = await tx.query<Negocio>(
    `SELECT ${COLUMNS} FROM negocios WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  return negocio;
}

export async function updateNegocio(tx: Queryable, negocio: Negocio): Promise<Negocio> {
  const [updated] = await tx.query<Negocio>(
    `UPDATE negocios SET nombre = $2, zona_horaria = $3, locale = $4, horario = $5, palabra = $6, mensaje = $7
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [
      negocio.id,
      negocio.nombre,
      negocio.zonaHoraria,
      negocio.locale,
      JSON.stringify(negocio.horario),
      negocio.palabra,
      negocio.mensaje,
    ],
  );
  if (!updated) throw new NotFoundError();
  return updated;
}

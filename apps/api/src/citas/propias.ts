import type { Identidad } from '@citas/auth';
import type { CitaRow, Queryable } from '@citas/database';
import { NotFoundError } from '../http/request-error.ts';

/** Whose citas a reader is limited to: a profesional sees their own and no others; undefined for everybody else. */
export function limitadoA({ rol, usuarioId }: Pick<Identidad, 'rol' | 'usuarioId'>): string | undefined {
  return rol === 'profesional' ? usuarioId : undefined;
}

/** To a profesional, a cita of somebody else is not there. */
export async function comprobarPropia(
  db: Queryable,
  identidad: Identidad,
  { profesional_id }: CitaRow,
): Promise<void> {
  const usuarioId = limitadoA(identidad);
  if (usuarioId === undefined) return;
  const rows = await db.query(
    'SELECT FROM usuarios WHERE negocio_id = $1 AND id = $2 AND profesional_id = $3',
    [identidad.negocioId, usuarioId, profesional_id],
  );
  if (rows.length === 0) throw new NotFoundError();
}

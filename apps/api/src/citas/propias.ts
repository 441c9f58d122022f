import type { Identidad } from '@citas/auth';
import type { CitaRow, Queryable } from '@citas/database';
import { NotFoundError } from '../http/request-error.ts';
import { isOf } from './propias-queries.ts';

/** Whose citas a reader is limited to: a profesional sees their own and no others; undefined for everybody else. */
export function limitadoA({ rol, usuarioId }: Pick<Identidad, 'rol' | 'usuarioId'>): string | undefined {
  return rol === 'profesional' ? usuarioId : undefined;
}

/** To a profesional, a cita of somebody else is not there. */
export async function comprobarPropia(db: Queryable, identidad: Identidad, cita: CitaRow): Promise<void> {
  const usuarioId = limitadoA(identidad);
  if (usuarioId !== undefined && !(await isOf(db, cita, usuarioId))) throw new NotFoundError();
}

import type { CitaRow, Queryable } from '@citas/database';

/** Whether the user is the professional of the cita. */
export async function isOf(
  db: Queryable,
  { negocio_id, profesional_id }: CitaRow,
  usuarioId: string,
): Promise<boolean> {
  const rows = await db.query(
    'SELECT FROM usuarios WHERE negocio_id = $1 AND id = $2 AND profesional_id = $3',
    [negocio_id, usuarioId, profesional_id],
  );
  return rows.length > 0;
}

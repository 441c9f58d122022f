import type { Queryable } from '@citas/database';

/** Tells of every cita that is past and still open and was not told of yet. The negocios that have something to hear. */
export async function avisarSinCerrar(db: Queryable, nowMs: number): Promise<string[]> {
  const rows = await db.query<{ negocio_id: string }>(
    'SELECT citas_avisar_sin_cerrar(to_timestamp($1::float8 / 1000)) AS negocio_id',
    [nowMs],
  );
  return rows.map(({ negocio_id }) => negocio_id);
}

/**
 * Marks of what was told, a week after the day of the cita: only citas of today and yesterday are told of, so that none is
 * told of again for want of its mark. Those that a cita takes along just now are left to it.
 */
export async function deleteOldMarcas(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `DELETE FROM citas_avisadas WHERE (negocio_id, cita_id, fecha, hora_fin) IN (
       SELECT negocio_id, cita_id, fecha, hora_fin FROM citas_avisadas
       WHERE fecha < ($1::timestamptz AT TIME ZONE 'UTC')::date - 7 FOR UPDATE SKIP LOCKED)`,
    [now],
  );
}

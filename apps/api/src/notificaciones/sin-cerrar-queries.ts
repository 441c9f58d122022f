import type { Queryable } from '@citas/database';

/** Tells of every cita that is past and still open and was not told of yet. The negocios that have something to hear. */
export async function avisarSinCerrar(db: Queryable, nowMs: number): Promise<string[]> {
  const rows = await db.query<{ negocio_id: string }>(
    'SELECT citas_avisar_sin_cerrar(to_timestamp($1::float8 / 1000)) AS negocio_id',
    [nowMs],
  );
  return rows.map(({ negocio_id }) => negocio_id);
}

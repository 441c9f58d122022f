import type { Queryable } from '@citas/database';
import { ESTADOS_QUE_OCUPAN, type Ocupado } from '@citas/domain';

/** Time of a professional that a cita takes. */
export interface TiempoOcupado extends Ocupado {
  readonly fecha: string;
  readonly profesionalId: string;
}

/** From `desde` to `hasta`, both included, of every professional of the negocio. */
export function selectOcupado(
  db: Queryable,
  dias: {
    readonly negocioId: string;
    readonly desde: string;
    readonly hasta: string;
    readonly sinCita: string | null;
  },
): Promise<TiempoOcupado[]> {
  return db.query(
    `SELECT c.fecha, c.profesional_id AS "profesionalId", to_char(c.hora_inicio, 'HH24:MI') AS "horaInicio",
       left(c.hora_fin::text, 5) AS "horaFin", coalesce(s.margen_minutos, 0) AS "margenMinutos"
     FROM citas c LEFT JOIN servicios s ON s.negocio_id = c.negocio_id AND s.id = c.servicio_id
     WHERE c.negocio_id = $1 AND c.fecha BETWEEN $2 AND $3 AND c.profesional_id IS NOT NULL AND c.estado = ANY ($4)
       AND c.id IS DISTINCT FROM $5`,
    [dias.negocioId, dias.desde, dias.hasta, ESTADOS_QUE_OCUPAN, dias.sinCita],
  );
}

/** What the service of that cita keeps free after it; undefined when there is no such cita. */
export async function selectMargenDeCita(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<number | undefined> {
  const [row] = await db.query<{ margen: number }>(
    `SELECT coalesce(s.margen_minutos, 0) AS margen
     FROM citas c LEFT JOIN servicios s ON s.negocio_id = c.negocio_id AND s.id = c.servicio_id
     WHERE c.negocio_id = $1 AND c.id = $2`,
    [negocioId, id],
  );
  return row?.margen;
}

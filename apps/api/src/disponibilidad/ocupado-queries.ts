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
    `SELECT fecha, profesional_id AS "profesionalId", left(hora_inicio::text, 5) AS "horaInicio", left(hora_fin::text, 5) AS "horaFin"
     FROM citas
     WHERE negocio_id = $1 AND fecha BETWEEN $2 AND $3 AND profesional_id IS NOT NULL AND estado = ANY ($4)
       AND id IS DISTINCT FROM $5`,
    [dias.negocioId, dias.desde, dias.hasta, ESTADOS_QUE_OCUPAN, dias.sinCita],
  );
}

import type { Queryable } from '@citas/database';
import { ESTADOS_QUE_OCUPAN } from '@citas/domain';
import type { Conflicto, TiempoPedido } from './cita-error.ts';

const TODOS = '';

/**
 * Writers that can occupy a professional's time pass one by one, until they commit. They all share the negocio's own
 * lock, which whoever blocks everybody takes alone. It is taken before any professional's, and those in ascending order,
 * by everybody, so that nobody waits in a circle.
 */
export async function lockProfesionales(
  tx: Queryable,
  negocioId: string,
  ids: readonly string[],
): Promise<void> {
  const keys = [TODOS, ...[...new Set(ids)].sort()].map((id) => `${negocioId}:${id}`);
  await tx.query(
    `SELECT CASE WHEN n = 1 THEN pg_advisory_xact_lock_shared(hashtextextended(key, 0))
       ELSE pg_advisory_xact_lock(hashtextextended(key, 0)) END
     FROM unnest($1::text[]) WITH ORDINALITY AS k (key, n)`,
    [keys],
  );
}

/** Waits for everybody who takes anybody's time, and keeps the others waiting until the transaction ends. */
export async function lockNegocio(tx: Queryable, negocioId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${negocioId}:${TODOS}`]);
}

/** What takes that time already, authorised overlaps included; nothing takes nobody's. */
export function selectConflictos(tx: Queryable, tiempo: TiempoPedido): Promise<Conflicto[]> {
  return tx.query(
    `SELECT id, to_char(hora_inicio, 'HH24:MI') AS "horaInicio", left(hora_fin::text, 5) AS "horaFin", profesional, servicio, cliente
     FROM citas
     WHERE negocio_id = $1 AND fecha = $2 AND profesional_id = $3 AND hora_inicio < $5 AND hora_fin > $4
       AND estado = ANY ($6) AND id IS DISTINCT FROM $7
     ORDER BY hora_inicio, id LIMIT 20`,
    [
      tiempo.negocioId,
      tiempo.fecha,
      tiempo.profesionalId,
      tiempo.horaInicio,
      tiempo.horaFin,
      ESTADOS_QUE_OCUPAN,
      tiempo.sinCita,
    ],
  );
}

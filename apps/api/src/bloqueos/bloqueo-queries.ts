import type { Queryable } from '@citas/database';
import type { Bloqueo, ListarBloqueos } from '@citas/protocol';
import type { BloqueoEnMedio, TiempoPedido } from '../citas/cita-error.ts';
import { NotFoundError } from '../http/request-error.ts';

const HORAS = `to_char(hora_inicio, 'HH24:MI') AS "horaInicio", left(hora_fin::text, 5) AS "horaFin"`;
const COLUMNS = `id, profesional_id AS "profesionalId", desde, hasta, ${HORAS}, motivo, version`;

export type BloqueoNuevo = Omit<Bloqueo, 'id' | 'version'>;

/** Those that touch a day of the range; of a professional, their own and everybody's. */
export function selectBloqueos(
  db: Queryable,
  negocioId: string,
  { desde, hasta, profesionalId }: ListarBloqueos,
): Promise<Bloqueo[]> {
  return db.query(
    `SELECT ${COLUMNS} FROM bloqueos
     WHERE negocio_id = $1 AND ($2::date IS NULL OR hasta >= $2) AND ($3::date IS NULL OR desde <= $3)
       AND ($4::uuid IS NULL OR profesional_id IS NULL OR profesional_id = $4)
     ORDER BY desde, hora_inicio, id`,
    [negocioId, desde ?? null, hasta ?? null, profesionalId ?? null],
  );
}

/** What stands in the way of a cita at that time. Nobody's time is blocked only by what blocks everybody. */
export function selectBloqueosEnMedio(tx: Queryable, pedido: TiempoPedido): Promise<BloqueoEnMedio[]> {
  return tx.query(
    `SELECT id, desde, hasta, ${HORAS}, motivo FROM bloqueos
     WHERE negocio_id = $1 AND $2 BETWEEN desde AND hasta AND (profesional_id IS NULL OR profesional_id = $3)
       AND hora_inicio < $5 AND hora_fin > $4
     ORDER BY desde, hora_inicio, id LIMIT 20`,
    [pedido.negocioId, pedido.fecha, pedido.profesionalId, pedido.horaInicio, pedido.horaFin],
  );
}

export async function selectBloqueo(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Bloqueo | undefined> {
  const [bloqueo] = await db.query<Bloqueo>(
    `SELECT ${COLUMNS} FROM bloqueos WHERE negocio_id = $1 AND id = $2`,
    [negocioId, id],
  );
  return bloqueo;
}

export async function selectBloqueoForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
): Promise<Bloqueo | undefined> {
  const [bloqueo] = await tx.query<Bloqueo>(
    `SELECT ${COLUMNS} FROM bloqueos WHERE negocio_id = $1 AND id = $2 FOR UPDATE`,
    [negocioId, id],
  );
  return bloqueo;
}

export async function insertBloqueo(
  tx: Queryable,
  negocioId: string,
  bloqueo: BloqueoNuevo,
): Promise<Bloqueo> {
  const [made] = await tx.query<Bloqueo>(
    `INSERT INTO bloqueos (negocio_id, profesional_id, desde, hasta, hora_inicio, hora_fin, motivo)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [negocioId, ...valuesOf(bloqueo)],
  );
  if (!made) throw new Error('INSERT INTO bloqueos returned no row');
  return made;
}

export async function updateBloqueo(tx: Queryable, negocioId: string, bloqueo: Bloqueo): Promise<Bloqueo> {
  const [updated] = await tx.query<Bloqueo>(
    `UPDATE bloqueos SET profesional_id = $2, desde = $3, hasta = $4, hora_inicio = $5, hora_fin = $6, motivo = $7
     WHERE negocio_id = $1 AND id = $8 RETURNING ${COLUMNS}`,
    [negocioId, ...valuesOf(bloqueo), bloqueo.id],
  );
  if (!updated) throw new NotFoundError();
  return updated;
}

export async function deleteBloqueo(tx: Queryable, negocioId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM bloqueos WHERE negocio_id = $1 AND id = $2', [negocioId, id]);
}

/** Open citas that lie in it. */
export async function countAfectadas(
  tx: Queryable,
  negocioId: string,
  { profesionalId, desde, hasta, horaInicio, horaFin }: BloqueoNuevo,
): Promise<number> {
  const [row] = await tx.query<{ afectadas: number }>(
    `SELECT count(*)::integer AS afectadas FROM citas
     WHERE negocio_id = $1 AND ($2::uuid IS NULL OR profesional_id = $2) AND fecha BETWEEN $3 AND $4
       AND hora_inicio < $6 AND hora_fin > $5 AND estado IN ('pendiente', 'confirmada')`,
    [negocioId, profesionalId, desde, hasta, horaInicio, horaFin],
  );
  return row?.afectadas ?? 0;
}

function valuesOf({ profesionalId, desde, hasta, horaInicio, horaFin, motivo }: BloqueoNuevo) {
  return [profesionalId, desde, hasta, horaInicio, horaFin, motivo || null];
}

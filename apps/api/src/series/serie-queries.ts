import type { CitaRow, Queryable } from '@citas/database';
import { ESTADOS_ABIERTOS, type EstadoCita, type Repeticion } from '@citas/domain';
import type { Pedida } from './serie-error.ts';

export interface SerieRow {
  readonly id: string;
  readonly frecuencia: Repeticion['frecuencia'];
  readonly cada: number;
  readonly desde: string;
  readonly veces: number | null;
  readonly hasta: string | null;
}
const COLUMNS = 'id, frecuencia, cada, desde, veces, hasta';

export async function insertSerie(
  tx: Queryable,
  negocioId: string,
  { frecuencia, cada, desde, fin }: Repeticion,
): Promise<SerieRow> {
  const [veces, hasta] = 'veces' in fin ? [fin.veces, null] : [null, fin.hasta];
  const [row] = await tx.query<SerieRow>(
    `INSERT INTO series (negocio_id, frecuencia, cada, desde, veces, hasta) VALUES ($1, $2, $3, $4, $5, $6)
     RETURNING ${COLUMNS}`,
    [negocioId, frecuencia, cada, desde, veces, hasta],
  );
  if (!row) throw new Error('INSERT INTO series returned no row');
  return row;
}

export async function selectSerie(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<SerieRow | undefined> {
  const [row] = await db.query<SerieRow>(`SELECT ${COLUMNS} FROM series WHERE negocio_id = $1 AND id = $2`, [
    negocioId,
    id,
  ]);
  return row;
}

/** Earliest first; of a user, only those of the professional that they are. */
export function selectCitasDeSerie(
  db: Queryable,
  negocioId: string,
  id: string,
  deUsuario?: string,
): Promise<CitaRow[]> {
  return db.query(
    `SELECT * FROM citas WHERE negocio_id = $1 AND serie_id = $2 AND ($3::uuid IS NULL OR
       profesional_id = (SELECT profesional_id FROM usuarios WHERE negocio_id = $1 AND id = $3))
     ORDER BY fecha, hora_inicio, id`,
    [negocioId, id, deUsuario ?? null],
  );
}

export interface CitasNuevas {
  readonly negocioId: string;
  readonly serieId: string;
  readonly clienteId: string;
  readonly servicioId: string;
  readonly estado: EstadoCita;
  readonly notas: string | null;
}

/** One statement for all: what watches the negocio hears of it once. In the order of the constraint on overlaps. */
export async function insertCitasDeSerie(
  tx: Queryable,
  citas: CitasNuevas,
  pedidas: readonly Pedida[],
): Promise<void> {
  await tx.query(
    `INSERT INTO citas (negocio_id, serie_id, cliente_id, servicio_id, estado, notas, profesional_id, fecha, hora_inicio, hora_fin)
     SELECT $1, $2, $3, $4, $5, $6, p.profesional_id, p.fecha, p.hora_inicio, p.hora_fin
     FROM unnest($7::uuid[], $8::date[], $9::time[], $10::time[]) AS p (profesional_id, fecha, hora_inicio, hora_fin)
     ORDER BY p.profesional_id, p.fecha, p.hora_inicio`,
    [
      citas.negocioId,
      citas.serieId,
      citas.clienteId,
      citas.servicioId,
      citas.estado,
      citas.notas,
      pedidas.map(({ profesionalId }) => profesionalId),
      pedidas.map(({ fecha }) => fecha),
      pedidas.map(({ horaInicio }) => horaInicio),
      pedidas.map(({ horaFin }) => horaFin),
    ],
  );
}

/** The open ones from that day on, held until the transaction ends; in one order, so that nobody waits in a circle. */
export function selectAbiertasForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
  desde: string,
): Promise<CitaRow[]> {
  return tx.query(
    `SELECT * FROM citas WHERE negocio_id = $1 AND serie_id = $2 AND fecha >= $3 AND estado = ANY ($4)
     ORDER BY id FOR UPDATE`,
    [negocioId, id, desde, ESTADOS_ABIERTOS],
  );
}

export async function cancelCitas(
  tx: Queryable,
  negocioId: string,
  ids: readonly string[],
  motivo: string,
): Promise<void> {
  await tx.query(
    `UPDATE citas SET estado = 'cancelada', motivo = $3, solape_autorizado = false
     WHERE negocio_id = $1 AND id = ANY ($2)`,
    [negocioId, ids, motivo],
  );
}

/** Each keeps its day. An authorised overlap was for the old time. */
export async function moveCitas(tx: Queryable, negocioId: string, pedidas: readonly Pedida[]): Promise<void> {
  await tx.query(
    `UPDATE citas c SET profesional_id = p.profesional_id, hora_inicio = p.hora_inicio, hora_fin = p.hora_fin,
       solape_autorizado = false
     FROM unnest($2::uuid[], $3::uuid[], $4::time[], $5::time[]) AS p (id, profesional_id, hora_inicio, hora_fin)
     WHERE c.negocio_id = $1 AND c.id = p.id`,
    [
      negocioId,
      pedidas.map(({ sinCita }) => sinCita),
      pedidas.map(({ profesionalId }) => profesionalId),
      pedidas.map(({ horaInicio }) => horaInicio),
      pedidas.map(({ horaFin }) => horaFin),
    ],
  );
}

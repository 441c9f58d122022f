import type { CitaRow, Queryable } from '@citas/database';
import type { EstadoCita } from '@citas/domain';

export interface CitaNueva {
  readonly negocioId: string;
  readonly clienteId: string;
  readonly servicioId: string;
  readonly profesionalId: string | null;
  readonly fecha: string;
  readonly horaInicio: string;
  readonly horaFin: string;
  readonly estado: EstadoCita;
  readonly notas: string | null;
  readonly solapeAutorizado: boolean;
}

/** The names are filled in from the ids by the database. */
export async function insertCita(tx: Queryable, cita: CitaNueva): Promise<CitaRow> {
  const [row] = await tx.query<CitaRow>(
    `INSERT INTO citas (negocio_id, cliente_id, servicio_id, profesional_id, fecha, hora_inicio, hora_fin, estado, notas, solape_autorizado)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING *`,
    [
      cita.negocioId,
      cita.clienteId,
      cita.servicioId,
      cita.profesionalId,
      cita.fecha,
      cita.horaInicio,
      cita.horaFin,
      cita.estado,
      cita.notas,
      cita.solapeAutorizado,
    ],
  );
  if (!row) throw new Error('INSERT INTO citas returned no row');
  return row;
}

export async function selectCita(db: Queryable, negocioId: string, id: string): Promise<CitaRow | undefined> {
  const [row] = await db.query<CitaRow>('SELECT * FROM citas WHERE negocio_id = $1 AND id = $2', [
    negocioId,
    id,
  ]);
  return row;
}

/** Keeps other changes of this cita waiting until the transaction ends. */
export async function selectCitaForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
): Promise<CitaRow | undefined> {
  const [row] = await tx.query<CitaRow>('SELECT * FROM citas WHERE negocio_id = $1 AND id = $2 FOR UPDATE', [
    negocioId,
    id,
  ]);
  return row;
}

export type CitaCambiada = Pick<
  CitaNueva,
  'servicioId' | 'profesionalId' | 'fecha' | 'horaInicio' | 'horaFin' | 'notas' | 'solapeAutorizado'
>;

/** Values equal to the stored ones change nothing, not even the version. */
export async function updateCita(
  tx: Queryable,
  { negocio_id, id }: CitaRow,
  cita: Omit<CitaCambiada, 'servicioId'> & { readonly servicioId: string | null },
): Promise<CitaRow> {
  const [row] = await tx.query<CitaRow>(
    `UPDATE citas SET servicio_id = $3, profesional_id = $4, fecha = $5, hora_inicio = $6, hora_fin = $7, notas = $8, solape_autorizado = $9
     WHERE negocio_id = $1 AND id = $2 RETURNING *`,
    [
      negocio_id,
      id,
      cita.servicioId,
      cita.profesionalId,
      cita.fecha,
      cita.horaInicio,
      cita.horaFin,
      cita.notas,
      cita.solapeAutorizado,
    ],
  );
  if (!row) throw new Error('UPDATE citas returned no row');
  return row;
}

export async function updateEstado(
  tx: Queryable,
  { negocio_id, id }: CitaRow,
  cambio: { readonly estado: EstadoCita; readonly motivo: string | null; readonly solapeAutorizado: boolean },
): Promise<CitaRow> {
  const [row] = await tx.query<CitaRow>(
    `UPDATE citas SET estado = $3, motivo = $4, solape_autorizado = $5 WHERE negocio_id = $1 AND id = $2 RETURNING *`,
    [negocio_id, id, cambio.estado, cambio.motivo, cambio.solapeAutorizado],
  );
  if (!row) throw new Error('UPDATE citas returned no row');
  return row;
}

/** Takes time again: where it was, or elsewhere. */
export async function reopenCita(
  tx: Queryable,
  { negocio_id, id }: CitaRow,
  cita: Omit<CitaCambiada, 'servicioId' | 'notas'> & {
    readonly estado: EstadoCita;
    readonly motivo: string | null;
  },
): Promise<CitaRow> {
  const [row] = await tx.query<CitaRow>(
    `UPDATE citas SET estado = $3, motivo = $4, profesional_id = $5, fecha = $6, hora_inicio = $7, hora_fin = $8, solape_autorizado = $9
     WHERE negocio_id = $1 AND id = $2 RETURNING *`,
    [
      negocio_id,
      id,
      cita.estado,
      cita.motivo,
      cita.profesionalId,
      cita.fecha,
      cita.horaInicio,
      cita.horaFin,
      cita.solapeAutorizado,
    ],
  );
  if (!row) throw new Error('UPDATE citas returned no row');
  return row;
}

/** What was noted before stays as it was noted: who is there has been there since then. */
export async function updateLlegada(
  tx: Queryable,
  { negocio_id, id }: CitaRow,
  llegadaEn: Date | null,
): Promise<CitaRow> {
  const [row] = await tx.query<CitaRow>(
    `UPDATE citas SET llegada_en = CASE WHEN $3::timestamptz IS NOT NULL THEN coalesce(llegada_en, $3) END
     WHERE negocio_id = $1 AND id = $2 RETURNING *`,
    [negocio_id, id, llegadaEn],
  );
  if (!row) throw new Error('UPDATE citas returned no row');
  return row;
}

export async function deleteCita(tx: Queryable, { negocio_id, id }: CitaRow): Promise<void> {
  await tx.query('DELETE FROM citas WHERE negocio_id = $1 AND id = $2', [negocio_id, id]);
}

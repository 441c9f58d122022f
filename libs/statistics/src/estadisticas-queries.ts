import type { Queryable } from '@citas/database';
import type { Estadisticas, Fecha } from '@citas/domain';
import { momento } from './momento.ts';

export interface EstadisticasDeNegocio {
  readonly negocioId: string;
  /** The negocio's local day at the moment of the read. */
  readonly hoy: Fecha;
  readonly estadisticas: Estadisticas;
}

// Rows are reached by key only: the cost does not grow with the citas of a negocio.
const ESTADISTICAS = `
  SELECT n.id, hoy::text AS hoy, coalesce(t.total, 0) AS total, coalesce(d.total, 0)::integer AS de_hoy,
    coalesce(t.completadas, 0) AS completadas, coalesce(t.canceladas, 0) AS canceladas,
    coalesce(t.pendientes, 0) AS pendientes, coalesce(t.confirmadas, 0) AS confirmadas,
    coalesce(t.no_asistio, 0) AS no_asistio, round(t.minutos::numeric / nullif(t.total, 0))::integer AS duracion,
    t.ultima::text AS ultima
  FROM negocios n
  CROSS JOIN LATERAL (SELECT (coalesce($2::timestamptz, now()) AT TIME ZONE n.zona_horaria)::date AS hoy) h
  LEFT JOIN estadisticas_totales t ON t.negocio_id = n.id
  LEFT JOIN LATERAL (
    SELECT sum(total) AS total FROM estadisticas_diarias WHERE negocio_id = n.id AND fecha = hoy) d ON true
  WHERE n.id = ANY($1::text[])`;

interface EstadisticasRow {
  readonly id: string;
  readonly hoy: Fecha;
  readonly total: number;
  readonly de_hoy: number;
  readonly completadas: number;
  readonly canceladas: number;
  readonly pendientes: number;
  readonly confirmadas: number;
  readonly no_asistio: number;
  readonly duracion: number | null;
  readonly ultima: Fecha | null;
}

/** The figures of every negocio asked for that exists, in one statement; `ahora` is the database's unless given (ms). */
export async function readEstadisticas(
  database: Queryable,
  negocios: readonly string[],
  ahora?: number,
): Promise<EstadisticasDeNegocio[]> {
  const rows = await database.query<EstadisticasRow>(ESTADISTICAS, [negocios, momento(ahora)]);
  return rows.map((row) => ({
    negocioId: row.id,
    hoy: row.hoy,
    estadisticas: {
      totalCitas: row.total,
      citasHoy: row.de_hoy,
      citasCompletadas: row.completadas,
      citasCanceladas: row.canceladas,
      citasPendientes: row.pendientes,
      citasConfirmadas: row.confirmadas,
      citasNoAsistio: row.no_asistio,
      duracionPromedio: row.duracion,
      ultimaCita: row.ultima,
    },
  }));
}

/** The same of one negocio; undefined when there is none of that id. */
export async function obtenerEstadisticasAvanzadas(
  database: Queryable,
  negocioId: string,
  ahora?: number,
): Promise<EstadisticasDeNegocio | undefined> {
  const [leidas] = await readEstadisticas(database, [negocioId], ahora);
  return leidas;
}

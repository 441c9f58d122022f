import type { Queryable } from '@citas/database';
import {
  DIAS_DE_SERIE,
  SIN_ASIGNAR,
  SIN_CITAS,
  sumarDias,
  type CitasDeProfesional,
  type CitasPorEstado,
  type EstadoCita,
  type Fecha,
  type Rango,
  type Series,
} from '@citas/domain';
import { momento } from './momento.ts';

// The days come from the counters. The rest is counted from the citas of the window in one pass: the cost grows with
// what the negocio did in those days, not with its history. OFFSET 0 keeps it so when many are asked for: the planner takes
// the 30 days for more than they are, and would read every cita there is.
const SERIES = `
  WITH n AS (
    SELECT id, hoy, coalesce($4::date, hoy - ($2 - 1)) AS desde, coalesce($5::date, hoy) AS hasta
    FROM negocios CROSS JOIN LATERAL (SELECT (coalesce($6::timestamptz, now()) AT TIME ZONE zona_horaria)::date AS hoy) h
    WHERE id = ANY($1::text[])
  ), ventana AS (
    SELECT n.id, c.servicio, coalesce(c.profesional_id::text, $3) AS profesional, c.estado,
      CASE WHEN $4::date IS NOT NULL OR c.fecha = n.hoy THEN to_char(c.hora_inicio, 'HH24') END AS hora
    FROM n CROSS JOIN LATERAL (
      SELECT servicio, profesional_id, estado, fecha, hora_inicio FROM citas
      WHERE negocio_id = n.id AND fecha BETWEEN n.desde AND n.hasta OFFSET 0) c
  )
  SELECT n.id, n.desde::text, n.hasta::text, NULL AS grupo, NULL AS clave, NULL AS nombre, NULL AS estado, 0 AS total FROM n
  UNION ALL
  SELECT n.id, NULL, NULL, 'porDia', d.fecha::text, NULL, d.estado, d.total
  FROM n JOIN estadisticas_diarias d ON d.negocio_id = n.id AND d.fecha BETWEEN n.desde AND n.hasta
  UNION ALL
  SELECT v.id, NULL, NULL, v.grupo, v.clave, p.nombre, v.estado, v.total FROM (
    SELECT id, CASE WHEN GROUPING(servicio) = 0 THEN 'porServicio' WHEN GROUPING(profesional) = 0 THEN 'porProfesional'
      ELSE 'porHora' END AS grupo, coalesce(servicio, profesional, hora) AS clave, estado, count(*)::integer AS total
    FROM ventana
    GROUP BY GROUPING SETS ((id, servicio, estado), (id, profesional, estado), (id, hora, estado))
  ) v
  LEFT JOIN profesionales p ON v.grupo = 'porProfesional' AND p.negocio_id = v.id AND p.id::text = v.clave
  WHERE v.clave IS NOT NULL
  ORDER BY id, grupo NULLS FIRST, clave`;

interface Row {
  readonly id: string;
  readonly desde: Fecha;
  readonly hasta: Fecha;
  readonly grupo: keyof Series | null;
  readonly clave: string;
  readonly nombre: string | null;
  readonly estado: EstadoCita;
  readonly total: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Counts = Map<string, Writable<CitasPorEstado>>;

export interface SeriesDe {
  /** Also the hours are then those of the range; without it the last 30 local days, and the hours of today. */
  readonly rango?: Rango | undefined;
  /** Milliseconds since the Unix epoch; the database's own clock unless given. */
  readonly ahora?: number | undefined;
}

/** What the charts show of each negocio asked for that exists, in one statement. */
export async function readSeries(
  database: Queryable,
  negocios: readonly string[],
  { rango, ahora }: SeriesDe = {},
): Promise<ReadonlyMap<string, Series>> {
  const rows = await database.query<Row>(SERIES, [
    negocios,
    DIAS_DE_SERIE,
    SIN_ASIGNAR,
    rango?.desde ?? null,
    rango?.hasta ?? null,
    momento(ahora),
  ]);
  const byNegocio = Map.groupBy(rows, ({ id }) => id);
  const days = daysOfRanges();
  return new Map(
    byNegocio.entries().map(([id, [first, ...counted]]) => [id, seriesOf(days(first!), counted)]),
  );
}

/** Every day of a range, worked out once: negocios that are read together nearly all have the same, and dates are slow. */
function daysOfRanges(): (rango: Rango) => readonly Fecha[] {
  const known = new Map<string, Fecha[]>();
  return ({ desde, hasta }) => {
    let days = known.get(`${desde} ${hasta}`);
    if (!days) {
      days = [];
      for (let fecha = desde; fecha <= hasta; fecha = sumarDias(fecha, 1)) days.push(fecha);
      known.set(`${desde} ${hasta}`, days);
    }
    return days;
  };
}

// Filled in place: there may be a thousand negocios in a tick. In Maps: a servicio may have any name, also `__proto__`.
function seriesOf(days: readonly Fecha[], rows: readonly Row[]): Series {
  const porDia: Counts = new Map();
  for (const fecha of days) porDia.set(fecha, { ...SIN_CITAS });
  const counts = { porDia, porHora: new Map() as Counts, porServicio: new Map() as Counts };
  const porProfesional = new Map<string, Writable<CitasDeProfesional>>();
  for (const { grupo, clave, nombre, estado, total } of rows) {
    if (grupo === 'porProfesional') count(porProfesional, clave, { nombre, ...SIN_CITAS }, estado, total);
    else if (grupo) count(counts[grupo], clave, { ...SIN_CITAS }, estado, total);
  }
  return {
    porDia: Object.fromEntries(porDia),
    porHora: Object.fromEntries(counts.porHora),
    porServicio: Object.fromEntries(counts.porServicio),
    porProfesional: Object.fromEntries(porProfesional),
  };
}

function count<T extends Writable<CitasPorEstado>>(
  counts: Map<string, T>,
  clave: string,
  none: T,
  estado: EstadoCita,
  total: number,
): void {
  const found = counts.get(clave) ?? none;
  if (found === none) counts.set(clave, none);
  found[estado] = total;
}

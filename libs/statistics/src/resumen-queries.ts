import type { Queryable } from '@citas/database';
import {
  ESTADOS_QUE_OCUPAN,
  type EstadoCita,
  type Fecha,
  type Horario,
  type Periodo,
  type QuienTrabaja,
  type Rango,
  type Tiempo,
  type TiempoBloqueado,
} from '@citas/domain';

/** Citas in one estado. */
export interface Conteo {
  readonly estado: EstadoCita;
  readonly total: number;
  readonly minutos: number;
  readonly tardias: number;
  readonly sinCerrar: number;
}

/** What a resumen counts from the citas of the period, and of no other day. */
export function selectConteos(
  db: Queryable,
  negocioId: string,
  { desde, hasta, hastaHora }: Periodo,
  ahora: number,
): Promise<Conteo[]> {
  return db.query(
    `SELECT c.estado, count(*)::integer AS total,
       sum(minutos_de(c.hora_inicio, c.hora_fin))::bigint AS minutos,
       count(*) FILTER (WHERE c.estado = 'cancelada'
         AND c.cancelada_en > instante_local(c.fecha, c.hora_inicio, n.zona_horaria) - interval '24 hours')::integer AS tardias,
       count(*) FILTER (WHERE c.estado IN ('pendiente', 'confirmada')
         AND instante_local(c.fecha, c.hora_fin, n.zona_horaria) <= $5::timestamptz)::integer AS "sinCerrar"
     FROM citas c JOIN negocios n ON n.id = c.negocio_id
     WHERE c.negocio_id = $1 AND c.fecha BETWEEN $2 AND $3 AND (c.fecha < $3 OR $4::time IS NULL OR c.hora_inicio <= $4::time)
     GROUP BY c.estado`,
    [negocioId, desde, hasta, hastaHora, new Date(ahora)],
  );
}

export interface Reloj {
  readonly zonaHoraria: string;
  readonly horario: Horario;
}

export async function selectReloj(db: Queryable, negocioId: string): Promise<Reloj | undefined> {
  const [reloj] = await db.query<Reloj>(
    'SELECT zona_horaria AS "zonaHoraria", horario FROM negocios WHERE id = $1',
    [negocioId],
  );
  return reloj;
}

/** The professionals that work there now. */
export function selectQuienesTrabajan(
  db: Queryable,
  negocioId: string,
): Promise<(QuienTrabaja & { readonly nombre: string })[]> {
  return db.query(
    'SELECT id, nombre, horario FROM profesionales WHERE negocio_id = $1 AND activo ORDER BY sin_acentos(nombre), id',
    [negocioId],
  );
}

/** Everything blocked on a day of the period. One lasts a year at most: the upper bound keeps it to the period's index. */
export function selectBloqueos(
  db: Queryable,
  negocioId: string,
  { desde, hasta }: Rango,
): Promise<TiempoBloqueado[]> {
  return db.query(
    `SELECT profesional_id AS "profesionalId", desde, hasta,
       left(hora_inicio::text, 5) AS "horaInicio", left(hora_fin::text, 5) AS "horaFin"
     FROM bloqueos
     WHERE negocio_id = $1 AND hasta BETWEEN $2::date AND $3::date + 366 AND desde <= $3::date`,
    [negocioId, desde, hasta],
  );
}

/** When citas take time, by the professional and the day; as text, which for a year's is three times as fast as JSON. */
export async function selectTiempoTomado(
  db: Queryable,
  negocioId: string,
  { desde, hasta }: Rango,
): Promise<(profesionalId: string, fecha: Fecha) => readonly Tiempo[]> {
  const dias = await db.query<{ clave: string; tiempos: string }>(
    `SELECT profesional_id || ' ' || fecha AS clave,
       string_agg(left(hora_inicio::text, 5) || '-' || left(hora_fin::text, 5), ' ') AS tiempos
     FROM citas
     WHERE negocio_id = $1 AND fecha BETWEEN $2 AND $3 AND profesional_id IS NOT NULL AND estado = ANY($4)
     GROUP BY profesional_id, fecha`,
    [negocioId, desde, hasta, ESTADOS_QUE_OCUPAN],
  );
  const porDia = new Map(dias.map(({ clave, tiempos }) => [clave, tiempos]));
  return (profesionalId, fecha) => tiemposDe(porDia.get(`${profesionalId} ${fecha}`));
}

/** `10:00-10:30 11:00-11:45`. */
function tiemposDe(texto: string | undefined): Tiempo[] {
  const todos = texto?.split(' ') ?? [];
  return todos.map((tiempo) => ({ horaInicio: tiempo.slice(0, 5), horaFin: tiempo.slice(6) }));
}

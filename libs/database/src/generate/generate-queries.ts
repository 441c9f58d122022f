import type { Queryable } from '../database.ts';

/** Negocios with these numbers, from `desde` on. */
export interface Tanda {
  readonly desde: number;
  readonly cuantos: number;
}

const IDS = `SELECT 'generado_' || n AS id, n FROM generate_series($1::integer, $1 + $2 - 1) n`;

/** How many negocios were generated before: the next number. */
export async function countGenerados(db: Queryable): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*) AS n FROM negocios WHERE id ~ '^generado_[0-9]+$'`,
  );
  return row?.n ?? 0;
}

export async function insertNegocios(
  db: Queryable,
  { desde, cuantos }: Tanda,
  profesionales: number,
): Promise<void> {
  await db.query(
    `INSERT INTO negocios (id, nombre, zona_horaria)
     SELECT id, 'Negocio ' || n, (ARRAY['America/Mexico_City', 'Europe/Madrid', 'America/Santiago'])[n % 3 + 1]
     FROM (${IDS}) i`,
    [desde, cuantos],
  );
  const named: [table: string, name: string, each: number][] = [
    ['servicios', 'Servicio', 8],
    ['profesionales', 'Profesional', profesionales],
    ['clientes', 'Cliente', 100],
  ];
  for (const [table, name, each] of named) {
    await db.query(
      `INSERT INTO ${table} (negocio_id, nombre) SELECT id, '${name} ' || k FROM (${IDS}) i, generate_series(1, $3::integer) k`,
      [desde, cuantos, each],
    );
  }
}

const NUMBERED = (table: string) =>
  `SELECT negocio_id, id, nombre, row_number() OVER (PARTITION BY negocio_id ORDER BY id) - 1 AS lugar,
     count(*) OVER (PARTITION BY negocio_id) AS cuantos
   FROM ${table} WHERE negocio_id IN (SELECT id FROM ids)`;

/**
 * Citas number `k` in [primera, ultima) of each of these negocios: half an hour each, sixteen a day and professional,
 * so that none overlaps. Those before `hoy` are closed.
 */
export async function insertCitas(
  db: Queryable,
  { desde, cuantos }: Tanda,
  citas: { readonly primera: number; readonly ultima: number; readonly dia: string; readonly hoy: string },
): Promise<void> {
  await db.query(
    `INSERT INTO citas (negocio_id, cliente_id, cliente, servicio_id, servicio, profesional_id, profesional,
       fecha, hora_inicio, hora_fin, estado)
     WITH ids AS (${IDS}), s AS (${NUMBERED('servicios')}), p AS (${NUMBERED('profesionales')}), c AS (${NUMBERED('clientes')}),
     puestos AS (
       SELECT p.negocio_id, k, p.id, p.nombre, $5::date + (k / p.cuantos / 16)::integer AS fecha,
         time '09:00' + (k / p.cuantos % 16) * interval '30 minutes' AS hora
       FROM ids JOIN p ON p.negocio_id = ids.id JOIN generate_series($3::bigint, $4::bigint - 1) k ON k % p.cuantos = p.lugar
     )
     SELECT q.negocio_id, c.id, c.nombre, s.id, s.nombre, q.id, q.nombre, q.fecha, q.hora, q.hora + interval '30 minutes',
       CASE WHEN q.fecha >= $6::date THEN (ARRAY['pendiente', 'confirmada'])[k % 2 + 1]
         WHEN k % 10 = 0 THEN 'cancelada' WHEN k % 23 = 0 THEN 'no_asistio' ELSE 'completada' END
     FROM puestos q
     JOIN s ON s.negocio_id = q.negocio_id AND s.lugar = k % s.cuantos
     JOIN c ON c.negocio_id = q.negocio_id AND c.lugar = k * 7 % c.cuantos
     ORDER BY q.negocio_id, q.id, q.fecha, q.hora`,
    [desde, cuantos, citas.primera, citas.ultima, citas.dia, citas.hoy],
  );
}

import type { Queryable } from '@citas/database';

export async function aNegocio(database: Queryable, id: string, zona = 'America/Mexico_City'): Promise<void> {
  await database.query('INSERT INTO negocios (id, nombre, zona_horaria) VALUES ($1, $1, $2)', [id, zona]);
}

/** A cita of today, in the negocio's own day, written as psql would. */
export async function insertCita(database: Queryable, negocioId: string, cliente = 'Lola'): Promise<void> {
  await database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT id, $2, 'Corte', (now() AT TIME ZONE zona_horaria)::date, '10:00', '10:30' FROM negocios WHERE id = $1`,
    [negocioId, cliente],
  );
}

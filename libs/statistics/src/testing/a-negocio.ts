import type { Queryable } from '@citas/database';

export async function aNegocio(database: Queryable, id: string, zona = 'America/Mexico_City'): Promise<void> {
  await database.query('INSERT INTO negocios (id, nombre, zona_horaria) VALUES ($1, $1, $2)', [id, zona]);
}

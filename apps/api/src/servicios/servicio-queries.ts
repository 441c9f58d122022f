import type { Queryable } from '@citas/database';
import type { Servicio } from '@citas/protocol';

const COLUMNS = 'id, nombre, duracion_minutos AS "duracionMinutos", color';

export function selectServicios(db: Queryable, negocioId: string): Promise<Servicio[]> {
  return db.query(
    `SELECT ${COLUMNS} FROM servicios WHERE negocio_id = $1 AND activo ORDER BY sin_acentos(nombre)`,
    [negocioId],
  );
}

export async function selectServicio(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Servicio | undefined> {
  const [servicio] = await db.query<Servicio>(
    `SELECT ${COLUMNS} FROM servicios WHERE negocio_id = $1 AND id = $2`,
    [negocioId, id],
  );
  return servicio;
}

/** The service of that name, whatever its case and accents; made with the default duration when there is none. */
export async function findOrInsertServicio(
  db: Queryable,
  negocioId: string,
  nombre: string,
): Promise<Servicio> {
  await db.query(
    'INSERT INTO servicios (negocio_id, nombre) VALUES ($1, $2) ON CONFLICT (negocio_id, sin_acentos(nombre)) DO NOTHING',
    [negocioId, nombre],
  );
  const [servicio] = await db.query<Servicio>(
    `SELECT ${COLUMNS} FROM servicios WHERE negocio_id = $1 AND sin_acentos(nombre) = sin_acentos($2)`,
    [negocioId, nombre],
  );
  if (!servicio) throw new Error(`servicio "${nombre}" is gone`);
  return servicio;
}

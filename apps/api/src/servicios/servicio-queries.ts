import type { Queryable } from '@citas/database';
import type { CrearServicio, Servicio } from '@citas/protocol';
import { takenConstraint } from '../http/database-error.ts';
import { NombreEnUsoError, NotFoundError } from '../http/request-error.ts';

const COLUMNS = `id, nombre, duracion_minutos AS "duracionMinutos", margen_minutos AS "margenMinutos", color,
  precio::float8 AS precio, activo, version`;

export function selectServicios(
  db: Queryable,
  negocioId: string,
  { inactivos = false } = {},
): Promise<Servicio[]> {
  return db.query(
    `SELECT ${COLUMNS} FROM servicios WHERE negocio_id = $1 AND (activo OR $2) ORDER BY sin_acentos(nombre)`,
    [negocioId, inactivos],
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

/** Of that name, whatever its case and accents. */
export async function selectServicioPorNombre(
  db: Queryable,
  negocioId: string,
  nombre: string,
): Promise<Servicio | undefined> {
  const [servicio] = await db.query<Servicio>(
    `SELECT ${COLUMNS} FROM servicios WHERE negocio_id = $1 AND sin_acentos(nombre) = sin_acentos($2)`,
    [negocioId, nombre],
  );
  return servicio;
}

export async function selectServicioForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
): Promise<Servicio | undefined> {
  const [servicio] = await tx.query<Servicio>(
    `SELECT ${COLUMNS} FROM servicios WHERE negocio_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [negocioId, id],
  );
  return servicio;
}

/** Minutes that the service keeps free after each cita; none when the service is gone. */
export async function margenDe(db: Queryable, negocioId: string, id: string | null): Promise<number> {
  const servicio = id === null ? undefined : await selectServicio(db, negocioId, id);
  return servicio?.margenMinutos ?? 0;
}

export async function insertServicio(
  db: Queryable,
  negocioId: string,
  servicio: CrearServicio,
): Promise<Servicio> {
  const rows = await unlessTaken(
    db.query<Servicio>(
      `INSERT INTO servicios (negocio_id, nombre, duracion_minutos, margen_minutos, color, precio, activo)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [negocioId, ...valuesOf(servicio)],
    ),
  );
  return onlyOne(rows);
}

export async function updateServicio(
  tx: Queryable,
  negocioId: string,
  servicio: Servicio,
): Promise<Servicio> {
  const rows = await unlessTaken(
    tx.query<Servicio>(
      `UPDATE servicios SET nombre = $2, duracion_minutos = $3, margen_minutos = $4, color = $5, precio = $6, activo = $7
       WHERE negocio_id = $1 AND id = $8 RETURNING ${COLUMNS}`,
      [negocioId, ...valuesOf(servicio), servicio.id],
    ),
  );
  return onlyOne(rows);
}

export async function deleteServicio(tx: Queryable, negocioId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM servicios WHERE negocio_id = $1 AND id = $2', [negocioId, id]);
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
  const servicio = await selectServicioPorNombre(db, negocioId, nombre);
  if (!servicio) throw new Error(`servicio "${nombre}" is gone`);
  return servicio;
}

function valuesOf({ nombre, duracionMinutos, margenMinutos, color, precio, activo }: CrearServicio) {
  return [nombre, duracionMinutos, margenMinutos, color, precio, activo];
}

async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw takenConstraint(error) === 'servicios_nombre' ? new NombreEnUsoError() : error;
  }
}

function onlyOne([servicio]: readonly Servicio[]): Servicio {
  if (!servicio) throw new NotFoundError();
  return servicio;
}

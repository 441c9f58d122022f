import type { Queryable } from '@citas/database';
import type { CrearProfesional, Profesional } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';

const COLUMNS = 'id, nombre, color, activo, horario, version';

export function selectProfesionales(
  db: Queryable,
  negocioId: string,
  { inactivos = false } = {},
): Promise<Profesional[]> {
  return db.query(
    `SELECT ${COLUMNS} FROM profesionales WHERE negocio_id = $1 AND (activo OR $2) ORDER BY sin_acentos(nombre), id`,
    [negocioId, inactivos],
  );
}

export async function selectProfesional(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Profesional | undefined> {
  const [profesional] = await db.query<Profesional>(
    `SELECT ${COLUMNS} FROM profesionales WHERE negocio_id = $1 AND id = $2`,
    [negocioId, id],
  );
  return profesional;
}

export async function selectProfesionalForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
): Promise<Profesional | undefined> {
  const [profesional] = await tx.query<Profesional>(
    `SELECT ${COLUMNS} FROM profesionales WHERE negocio_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [negocioId, id],
  );
  return profesional;
}

export async function insertProfesional(
  db: Queryable,
  negocioId: string,
  profesional: CrearProfesional,
): Promise<Profesional> {
  const [made] = await db.query<Profesional>(
    `INSERT INTO profesionales (negocio_id, nombre, color, activo, horario) VALUES ($1, $2, $3, $4, $5)
     RETURNING ${COLUMNS}`,
    [negocioId, ...valuesOf(profesional)],
  );
  if (!made) throw new Error('INSERT INTO profesionales returned no row');
  return made;
}

export async function updateProfesional(
  tx: Queryable,
  negocioId: string,
  profesional: Profesional,
): Promise<Profesional> {
  const [updated] = await tx.query<Profesional>(
    `UPDATE profesionales SET nombre = $2, color = $3, activo = $4, horario = $5
     WHERE negocio_id = $1 AND id = $6 RETURNING ${COLUMNS}`,
    [negocioId, ...valuesOf(profesional), profesional.id],
  );
  if (!updated) throw new NotFoundError();
  return updated;
}

export async function deleteProfesional(tx: Queryable, negocioId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM profesionales WHERE negocio_id = $1 AND id = $2', [negocioId, id]);
}

function valuesOf({ nombre, color, activo, horario }: CrearProfesional) {
  return [nombre, color, activo, horario && JSON.stringify(horario)];
}

import { rfc3339, type CitaRow, type Queryable } from '@citas/database';
import type { Agenda } from '@citas/protocol';

const COLUMNS = `id, profesional_id AS "profesionalId", ${rfc3339('creada_en')} AS "creadaEn", ${rfc3339('usada_en')} AS "usadaEn"`;

export function selectAgendas(db: Queryable, negocioId: string, profesionalId: string): Promise<Agenda[]> {
  return db.query(
    `SELECT ${COLUMNS} FROM agendas WHERE negocio_id = $1 AND profesional_id = $2 ORDER BY id`,
    [negocioId, profesionalId],
  );
}

export async function insertAgenda(
  db: Queryable,
  agenda: { readonly negocioId: string; readonly profesionalId: string; readonly hash: Buffer },
): Promise<Agenda> {
  const [row] = await db.query<Agenda>(
    `INSERT INTO agendas (negocio_id, profesional_id, hash) VALUES ($1, $2, $3) RETURNING ${COLUMNS}`,
    [agenda.negocioId, agenda.profesionalId, agenda.hash],
  );
  if (!row) throw new Error('INSERT INTO agendas returned no row');
  return row;
}

export interface AgendaRef {
  readonly negocioId: string;
  readonly profesionalId: string;
  readonly id: string;
}

/** False when there is none of that id. */
export async function deleteAgenda(
  db: Queryable,
  { negocioId, profesionalId, id }: AgendaRef,
): Promise<boolean> {
  const rows = await db.query(
    'DELETE FROM agendas WHERE negocio_id = $1 AND profesional_id = $2 AND id = $3 RETURNING id',
    [negocioId, profesionalId, id],
  );
  return rows.length > 0;
}

/** Whether that professional is of the negocio and, for a user of rol profesional, is that user. */
export async function existsProfesional(
  db: Queryable,
  { negocioId, profesionalId, deUsuario }: Omit<AgendaRef, 'id'> & { readonly deUsuario: string | undefined },
): Promise<boolean> {
  const rows = await db.query(
    `SELECT FROM profesionales p WHERE negocio_id = $1 AND id = $2 AND ($3::uuid IS NULL OR EXISTS (
       SELECT FROM usuarios u WHERE u.negocio_id = $1 AND u.id = $3 AND u.profesional_id = p.id))`,
    [negocioId, profesionalId, deUsuario ?? null],
  );
  return rows.length > 0;
}

/** Whose feed a secret opens. Of who no longer works there, none. */
export async function selectAgendaByHash(db: Queryable, hash: Buffer): Promise<AgendaRef | undefined> {
  const [row] = await db.query<AgendaRef>(
    `SELECT a.negocio_id AS "negocioId", a.profesional_id AS "profesionalId", a.id
     FROM agendas a JOIN profesionales p ON p.negocio_id = a.negocio_id AND p.id = a.profesional_id
     WHERE a.hash = $1 AND p.activo`,
    [hash],
  );
  return row;
}

/** Calendars ask all day long: when they did is kept to the hour. */
export async function updateUsada(db: Queryable, { negocioId, id }: AgendaRef, now: Date): Promise<void> {
  await db.query(
    `UPDATE agendas SET usada_en = $3::timestamptz
     WHERE negocio_id = $1 AND id = $2 AND (usada_en IS NULL OR usada_en <= $3::timestamptz - interval '1 hour')`,
    [negocioId, id, now],
  );
}

export function selectCitasDe(
  db: Queryable,
  { negocioId, profesionalId }: AgendaRef,
  { desde, hasta }: { readonly desde: string; readonly hasta: string },
): Promise<CitaRow[]> {
  return db.query(
    `SELECT * FROM citas WHERE negocio_id = $1 AND profesional_id = $2 AND fecha BETWEEN $3 AND $4
     ORDER BY fecha, hora_inicio, id`,
    [negocioId, profesionalId, desde, hasta],
  );
}

export async function selectNombre(
  db: Queryable,
  { negocioId, profesionalId }: AgendaRef,
): Promise<string | undefined> {
  const [row] = await db.query<{ nombre: string }>(
    'SELECT nombre FROM profesionales WHERE negocio_id = $1 AND id = $2',
    [negocioId, profesionalId],
  );
  return row?.nombre;
}

import { rfc3339, type Queryable } from '@citas/database';
import type { Pantalla, Usuario } from '@citas/protocol';

const COLUMNS = `id, nombre, ${rfc3339('emparejada_en')} AS "emparejadaEn",
  ${rfc3339('usada_en')} AS "usadaEn"`;

/** Codes that nobody entered in time. Rows that somebody else is purging or pairing just now are left to them. */
export async function purgeCodigos(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `DELETE FROM pantallas WHERE id IN (
       SELECT id FROM pantallas WHERE negocio_id IS NULL AND expira_en <= $1 FOR UPDATE SKIP LOCKED)`,
    [now],
  );
}

export async function countCodigos(db: Queryable): Promise<number> {
  const [row] = await db.query<{ n: number }>('SELECT count(*) AS n FROM pantallas WHERE negocio_id IS NULL');
  return row?.n ?? 0;
}

/** False when another screen shows that code. */
export async function insertCodigo(
  db: Queryable,
  { codigo, hash, expiraEn }: { readonly codigo: string; readonly hash: Buffer; readonly expiraEn: Date },
): Promise<boolean> {
  const rows = await db.query(
    'INSERT INTO pantallas (codigo, hash, expira_en) VALUES ($1, $2, $3) ON CONFLICT (codigo) DO NOTHING RETURNING id',
    [codigo, hash, expiraEn],
  );
  return rows.length > 0;
}

/** The one who comes first has it: for whoever waited behind, the code is gone. */
export async function pairPantalla(
  db: Queryable,
  order: { readonly negocioId: string; readonly nombre: string; readonly codigo: string; readonly now: Date },
): Promise<Pantalla | undefined> {
  const [pantalla] = await db.query<Pantalla>(
    `UPDATE pantallas SET negocio_id = $1, nombre = $2, emparejada_en = $4, codigo = NULL
     WHERE codigo = $3 AND negocio_id IS NULL AND expira_en > $4 RETURNING ${COLUMNS}`,
    [order.negocioId, order.nombre, order.codigo, order.now],
  );
  return pantalla;
}

export interface PantallaConSecreto {
  readonly id: string;
  readonly expiraEn: Date;
  /** Null until it is paired. */
  readonly usuario: Usuario | null;
}

export async function selectPantallaByHash(
  db: Queryable,
  hash: Buffer,
): Promise<PantallaConSecreto | undefined> {
  const [pantalla] = await db.query<PantallaConSecreto>(
    `SELECT id, expira_en AS "expiraEn", CASE WHEN negocio_id IS NOT NULL THEN
       jsonb_build_object('id', id, 'nombre', nombre, 'rol', 'pantalla', 'negocio_id', negocio_id,
         'profesionalId', NULL) END AS usuario
     FROM pantallas WHERE hash = $1`,
    [hash],
  );
  return pantalla;
}

export async function updateUsada(
  db: Queryable,
  { negocio_id, id }: Pick<Usuario, 'negocio_id' | 'id'>,
  now: Date,
): Promise<void> {
  await db.query('UPDATE pantallas SET usada_en = $3 WHERE negocio_id = $1 AND id = $2', [
    negocio_id,
    id,
    now,
  ]);
}

export function selectPantallas(db: Queryable, negocioId: string): Promise<Pantalla[]> {
  return db.query(`SELECT ${COLUMNS} FROM pantallas WHERE negocio_id = $1 ORDER BY sin_acentos(nombre), id`, [
    negocioId,
  ]);
}

/** False when there is none of that id. Its tokens are made void by the database itself. */
export async function deletePantalla(db: Queryable, negocioId: string, id: string): Promise<boolean> {
  const rows = await db.query('DELETE FROM pantallas WHERE negocio_id = $1 AND id = $2 RETURNING id', [
    negocioId,
    id,
  ]);
  return rows.length > 0;
}

import type { Queryable } from '@citas/database';
import type { Cliente, CrearCliente } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';

export const COLUMNS = 'id, nombre, telefono, email, notas, version';

export interface ClienteNuevo {
  readonly nombre: string;
  readonly telefono?: string | undefined;
  readonly email?: string | undefined;
}

export async function selectCliente(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Cliente | undefined> {
  const [cliente] = await db.query<Cliente>(
    `SELECT ${COLUMNS} FROM clientes WHERE negocio_id = $1 AND id = $2`,
    [negocioId, id],
  );
  return cliente;
}

export async function selectClienteForUpdate(
  tx: Queryable,
  negocioId: string,
  id: string,
): Promise<Cliente | undefined> {
  const [cliente] = await tx.query<Cliente>(
    `SELECT ${COLUMNS} FROM clientes WHERE negocio_id = $1 AND id = $2 FOR UPDATE`,
    [negocioId, id],
  );
  return cliente;
}

export async function createCliente(
  db: Queryable,
  negocioId: string,
  cliente: CrearCliente,
): Promise<Cliente> {
  const [made] = await db.query<Cliente>(
    `INSERT INTO clientes (negocio_id, nombre, telefono, email, notas) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [negocioId, ...valuesOf(cliente)],
  );
  if (!made) throw new Error('INSERT INTO clientes returned no row');
  return made;
}

export async function updateCliente(tx: Queryable, negocioId: string, cliente: Cliente): Promise<Cliente> {
  const [updated] = await tx.query<Cliente>(
    `UPDATE clientes SET nombre = $2, telefono = $3, email = $4, notas = $5
     WHERE negocio_id = $1 AND id = $6 RETURNING ${COLUMNS}`,
    [negocioId, ...valuesOf(cliente), cliente.id],
  );
  if (!updated) throw new NotFoundError();
  return updated;
}

export async function deleteCliente(tx: Queryable, negocioId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM clientes WHERE negocio_id = $1 AND id = $2', [negocioId, id]);
}

function valuesOf({ nombre, telefono, email, notas }: CrearCliente) {
  return [nombre, telefono, email, notas || null];
}

export async function existsCliente(db: Queryable, negocioId: string, id: string): Promise<boolean> {
  const rows = await db.query('SELECT FROM clientes WHERE negocio_id = $1 AND id = $2', [negocioId, id]);
  return rows.length > 0;
}

/**
 * The oldest client of that name whose phone and e-mail do not differ from those given, or a new one. Two writers
 * that name the same new client wait for each other, so that only one makes it; all of them share the lock that an
 * import takes alone, and take it first, so that nobody waits in a circle.
 */
export async function findOrInsertCliente(
  db: Queryable,
  negocioId: string,
  cliente: ClienteNuevo,
): Promise<string> {
  const values = [negocioId, cliente.nombre, cliente.telefono ?? null, cliente.email ?? null];
  await db.query(
    `WITH todos AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(hashtextextended('clientes:' || $1, 0)))
     SELECT pg_advisory_xact_lock(hashtextextended('cliente:' || $1 || ':' || sin_acentos($2), 0)) FROM todos`,
    [negocioId, cliente.nombre],
  );
  const [found] = await db.query<{ id: string }>(
    `SELECT id FROM clientes WHERE negocio_id = $1 AND clave = sin_acentos($2)
       AND ($3::text IS NULL OR telefono = $3) AND ($4::text IS NULL OR lower(email) = lower($4))
     ORDER BY creado_en, id LIMIT 1`,
    values,
  );
  return found?.id ?? insertCliente(db, values);
}

/** Waits for everybody who finds or makes a client by name, and keeps the others waiting until the transaction ends. */
export async function lockClientes(tx: Queryable, negocioId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('clientes:' || $1, 0))`, [negocioId]);
}

async function insertCliente(db: Queryable, values: readonly (string | null)[]): Promise<string> {
  const [made] = await db.query<{ id: string }>(
    'INSERT INTO clientes (negocio_id, nombre, telefono, email) VALUES ($1, $2, $3, $4) RETURNING id',
    values,
  );
  if (!made) throw new Error('INSERT INTO clientes returned no row');
  return made.id;
}

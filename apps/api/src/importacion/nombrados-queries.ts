import type { Queryable } from '@citas/database';

/**
 * Makes the services that the file names and the negocio has not, and tells how many those are. None of its services is
 * renamed or deleted before the end: the rows are told which is theirs by its name.
 */
export async function insertServicios(tx: Queryable, negocioId: string): Promise<number> {
  const rows = await tx.query<{ nuevo: boolean }>(
    `INSERT INTO servicios (negocio_id, nombre)
     SELECT $1, (array_agg(servicio ORDER BY linea))[1] FROM importacion GROUP BY clave_servicio ORDER BY clave_servicio
     ON CONFLICT (negocio_id, sin_acentos(nombre)) DO UPDATE SET nombre = servicios.nombre RETURNING xmax = 0 AS nuevo`,
    [negocioId],
  );
  return rows.filter(({ nuevo }) => nuevo).length;
}

/**
 * Finds or makes every client that the file names, as a booking would: the oldest of that name whose phone and e-mail do
 * not differ from those given. Of new ones that differ only in what one of them leaves out, the fuller one is made.
 */
export async function insertClientes(tx: Queryable, negocioId: string): Promise<number> {
  await tx.query(
    `INSERT INTO importacion_clientes (clave_cliente, clave, nombre, telefono, email, linea)
     SELECT clave_cliente, min(sin_acentos(cliente)), (array_agg(cliente ORDER BY linea))[1], min(telefono),
       (array_agg(email ORDER BY linea))[1], min(linea)
     FROM importacion GROUP BY clave_cliente`,
  );
  await tx.query('ANALYZE importacion_clientes');
  await assignExisting(tx, negocioId);
  await tx.query(
    `UPDATE importacion_clientes n SET id = uuid_v7(), es_nuevo = true
     WHERE id IS NULL AND NOT EXISTS (
       SELECT FROM importacion_clientes otro WHERE otro.clave = n.clave AND otro.clave_cliente <> n.clave_cliente
         AND (n.telefono IS NULL OR otro.telefono = n.telefono)
         AND (n.email IS NULL OR lower(otro.email) = lower(n.email)))`,
  );
  const nuevos = await tx.query(
    `INSERT INTO clientes (negocio_id, id, nombre, telefono, email)
     SELECT $1, id, nombre, telefono, email FROM importacion_clientes WHERE es_nuevo ORDER BY linea RETURNING id`,
    [negocioId],
  );
  await tx.query(
    `UPDATE importacion_clientes n SET id = c.id, nombre = c.nombre FROM (
       SELECT DISTINCT ON (n.clave_cliente) n.clave_cliente, otro.id, otro.nombre
       FROM importacion_clientes n JOIN importacion_clientes otro ON otro.es_nuevo AND otro.clave = n.clave
         AND (n.telefono IS NULL OR otro.telefono = n.telefono)
         AND (n.email IS NULL OR lower(otro.email) = lower(n.email))
       WHERE n.id IS NULL ORDER BY n.clave_cliente, otro.linea) c
     WHERE n.clave_cliente = c.clave_cliente`,
  );
  return nuevos.length;
}

async function assignExisting(tx: Queryable, negocioId: string): Promise<void> {
  await tx.query(
    `WITH conocidos AS MATERIALIZED (
       SELECT id, nombre, clave, telefono, lower(email) AS email, creado_en
       FROM clientes WHERE negocio_id = $1
     )
     UPDATE importacion_clientes n SET id = c.id, nombre = c.nombre FROM (
       SELECT DISTINCT ON (n.clave_cliente) n.clave_cliente, c.id, c.nombre
       FROM importacion_clientes n JOIN conocidos c ON c.clave = n.clave
         AND (n.telefono IS NULL OR c.telefono = n.telefono) AND (n.email IS NULL OR c.email = lower(n.email))
       ORDER BY n.clave_cliente, c.creado_en, c.id) c
     WHERE n.clave_cliente = c.clave_cliente`,
    [negocioId],
  );
}

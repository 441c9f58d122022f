import type { Queryable } from '@citas/database';
import type { Fila } from '@citas/protocol';

/** A row that is right by itself, on its way into the agenda. */
export type FilaLista = Omit<Fila, 'profesional' | 'horaFin'> & {
  readonly linea: number;
  readonly profesionalId: string | null;
  readonly horaFin: string;
};

/** Tables of this transaction: the rows of the file, and each client that they name, once. */
export async function createStaging(tx: Queryable): Promise<void> {
  await tx.query(
    `CREATE TEMP TABLE importacion (
       linea integer NOT NULL, cliente text NOT NULL, telefono text, email text, clave_cliente text NOT NULL,
       servicio text NOT NULL, clave_servicio text NOT NULL, profesional_id uuid, fecha date NOT NULL,
       hora_inicio time NOT NULL, hora_fin time NOT NULL, estado text NOT NULL, motivo text, notas text,
       llegada time,
       solapa boolean NOT NULL DEFAULT false
     ) ON COMMIT DROP`,
  );
  await tx.query(
    `CREATE TEMP TABLE importacion_clientes (
       clave_cliente text PRIMARY KEY, clave text NOT NULL, nombre text NOT NULL, telefono text, email text,
       linea integer NOT NULL, id uuid, es_nuevo boolean NOT NULL DEFAULT false
     ) ON COMMIT DROP`,
  );
}

export async function stage(tx: Queryable, filas: readonly FilaLista[]): Promise<void> {
  const column = (name: keyof FilaLista) => filas.map((fila) => fila[name]);
  await tx.query(
    `INSERT INTO importacion (linea, cliente, telefono, email, clave_cliente, servicio, clave_servicio,
       profesional_id, fecha, hora_inicio, hora_fin, estado, motivo, notas, llegada)
     SELECT linea, cliente, telefono, email,
       concat_ws(E'\\x1f', sin_acentos(cliente), coalesce(telefono, ''), coalesce(lower(email), '')),
       servicio, sin_acentos(servicio), profesional_id, fecha, hora_inicio, hora_fin, estado, motivo,
       notas, llegada
     FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::date[], $8::time[],
       $9::time[], $10::text[], $11::text[], $12::text[], $13::time[])
       AS f (linea, cliente, telefono, email, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, motivo, notas,
         llegada)`,
    [
      column('linea'),
      column('cliente'),
      column('telefono'),
      column('email'),
      column('servicio'),
      column('profesionalId'),
      column('fecha'),
      column('horaInicio'),
      column('horaFin'),
      column('estado'),
      column('motivo'),
      column('notas'),
      column('llegada'),
    ],
  );
}

/** Minutes that each of these services takes; one that is not there yet will take what a new one takes. */
export function selectDuraciones(
  tx: Queryable,
  negocioId: string,
  servicios: readonly string[],
): Promise<{ nombre: string; minutos: number }[]> {
  return tx.query(
    `SELECT n.nombre, coalesce(s.duracion_minutos, 30) AS minutos FROM unnest($2::text[]) AS n (nombre)
     LEFT JOIN servicios s ON s.negocio_id = $1 AND sin_acentos(s.nombre) = sin_acentos(n.nombre)`,
    [negocioId, servicios],
  );
}

/** Who each name is: somebody who works there now before somebody who did, the oldest first. */
export function selectIdsDeProfesionales(
  tx: Queryable,
  negocioId: string,
  nombres: readonly string[],
): Promise<{ nombre: string; id: string | null }[]> {
  return tx.query(
    `SELECT n.nombre, (SELECT p.id FROM profesionales p
       WHERE p.negocio_id = $1 AND sin_acentos(p.nombre) = sin_acentos(n.nombre) ORDER BY NOT p.activo, p.id LIMIT 1) AS id
     FROM unnest($2::text[]) AS n (nombre)`,
    [negocioId, nombres],
  );
}

export async function selectProfesionalesDelArchivo(tx: Queryable): Promise<string[]> {
  await tx.query('ANALYZE importacion');
  const rows = await tx.query<{ id: string }>(
    'SELECT DISTINCT profesional_id AS id FROM importacion WHERE profesional_id IS NOT NULL',
  );
  return rows.map(({ id }) => id);
}

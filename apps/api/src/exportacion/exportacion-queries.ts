import type { CitaRow, Queryable } from '@citas/database';

export interface Nombrado {
  readonly nombre: string;
  readonly telefono: string | null;
  readonly email: string | null;
}

type Tabla = 'clientes' | 'servicios' | 'profesionales';

/** Whom and what citas name by id, as they are called today; nobody by none. */
export type Nombrados = Readonly<Record<Tabla, ReadonlyMap<string | null, Nombrado>>>;

/** In one statement, however many they are. */
export async function selectNombrados(
  db: Queryable,
  negocioId: string,
  citas: readonly CitaRow[],
): Promise<Nombrados> {
  const ids = (column: 'cliente_id' | 'servicio_id' | 'profesional_id') =>
    [...new Set(citas.map((cita) => cita[column]))].filter((id) => id !== null);
  const rows = await db.query<Nombrado & { tabla: Tabla; id: string }>(
    `SELECT 'clientes' AS tabla, id, nombre, telefono, email FROM clientes
     WHERE negocio_id = $1 AND id = ANY ($2::uuid[])
     UNION ALL SELECT 'servicios', id, nombre, NULL, NULL FROM servicios
     WHERE negocio_id = $1 AND id = ANY ($3::uuid[])
     UNION ALL SELECT 'profesionales', id, nombre, NULL, NULL FROM profesionales
     WHERE negocio_id = $1 AND id = ANY ($4::uuid[])`,
    [negocioId, ids('cliente_id'), ids('servicio_id'), ids('profesional_id')],
  );
  const de = (tabla: Tabla) =>
    new Map<string | null, Nombrado>(rows.filter((row) => row.tabla === tabla).map((row) => [row.id, row]));
  return { clientes: de('clientes'), servicios: de('servicios'), profesionales: de('profesionales') };
}

import type { Queryable } from '@citas/database';

export interface Contacto {
  readonly telefono: string | null;
  readonly email: string | null;
}

export async function selectContactos(
  db: Queryable,
  negocioId: string,
  clienteIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, Contacto>> {
  const ids = [...new Set(clienteIds)].filter((id) => id !== null);
  const rows = await db.query<Contacto & { id: string }>(
    'SELECT id, telefono, email FROM clientes WHERE negocio_id = $1 AND id = ANY ($2::uuid[])',
    [negocioId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

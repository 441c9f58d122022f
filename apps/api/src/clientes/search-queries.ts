import type { Queryable } from '@citas/database';
import type { Cliente } from '@citas/protocol';
import { COLUMNS } from './cliente-queries.ts';
import type { Cursor } from './cursor.ts';

export interface Busqueda {
  readonly q: string;
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}

export type Hallado = Cliente & Cursor;

/**
 * Those whose name, phone or e-mail holds `q`, names that begin with it first, each with its place in that order. Of a
 * phone the digits count, without the zero that some countries dial before it.
 */
export function searchClientes(
  db: Queryable,
  negocioId: string,
  { q, limit, cursor }: Busqueda,
): Promise<Hallado[]> {
  return db.query(
    `SELECT * FROM (
       SELECT ${COLUMNS}, clave, NOT starts_with(clave, sin_acentos($2)) AS detras FROM clientes
       WHERE negocio_id = $1 AND ($2 = '' OR position(sin_acentos($2) IN clave) > 0
         OR ($3 <> '' AND position($3 IN telefono) > 0) OR position(lower($2) IN lower(email)) > 0)
     ) hallados
     WHERE $5::boolean IS NULL OR (detras, clave, id) > ($5, $6::text, $7::uuid)
     ORDER BY detras, clave, id LIMIT $4`,
    [negocioId, q, cifrasDe(q), limit, cursor?.detras ?? null, cursor?.clave ?? null, cursor?.id ?? null],
  );
}

function cifrasDe(q: string): string {
  return /^[+(\d][\d\s()./-]*$/.test(q) ? q.replaceAll(/\D/g, '').replace(/^0+/, '') : '';
}

import type { Queryable } from '@citas/database';
import type { ClienteConVisitas } from '@citas/protocol';

export type Visitas = Pick<ClienteConVisitas, 'visitas' | 'noAsistencias' | 'ultimaVisita' | 'proximaCita'>;

const NINGUNA: Visitas = { visitas: 0, noAsistencias: 0, ultimaVisita: null, proximaCita: null };

/** The clients with what the citas of each say, read by the index on their id. `ahora` is the negocio's wall clock. */
export async function conVisitas<T extends { readonly id: string }>(
  db: Queryable,
  negocioId: string,
  clientes: readonly T[],
  ahora: { readonly fecha: string; readonly hora: string },
): Promise<(T & Visitas)[]> {
  const ids = clientes.map(({ id }) => id);
  const rows = await db.query<Visitas & { readonly clienteId: string }>(
    `SELECT cliente_id AS "clienteId", count(*) FILTER (WHERE estado = 'completada')::integer AS visitas,
       count(*) FILTER (WHERE estado = 'no_asistio')::integer AS "noAsistencias",
       max(fecha) FILTER (WHERE estado = 'completada') AS "ultimaVisita",
       (array_agg(jsonb_build_object('id', id, 'fecha', fecha, 'horaInicio', to_char(hora_inicio, 'HH24:MI'))
          ORDER BY fecha, hora_inicio, id)
        FILTER (WHERE estado IN ('pendiente', 'confirmada') AND (fecha, hora_inicio) >= ($3::date, $4::time)))[1] AS "proximaCita"
     FROM citas WHERE negocio_id = $1 AND cliente_id = ANY ($2::uuid[]) GROUP BY cliente_id`,
    [negocioId, ids, ahora.fecha, ahora.hora],
  );
  const porCliente = new Map(rows.map(({ clienteId, ...visitas }) => [clienteId, visitas]));
  return clientes.map((cliente) => ({ ...cliente, ...(porCliente.get(cliente.id) ?? NINGUNA) }));
}

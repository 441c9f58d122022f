import type { Queryable } from '@citas/database';
import type { ClienteConVisitas } from '@citas/protocol';

export type Visitas = Pick<ClienteConVisitas, 'visitas' | 'noAsistencias' | 'ultimaVisita' | 'proximaCita'>;

/** What the citas of one client say, read by the index on their id. `ahora` is the negocio's wall clock. */
export async function selectVisitas(
  db: Queryable,
  negocioId: string,
  clienteId: string,
  ahora: { readonly fecha: string; readonly hora: string },
): Promise<Visitas> {
  const [visitas] = await db.query<Visitas>(
    `SELECT count(*) FILTER (WHERE estado = 'completada')::integer AS visitas,
       count(*) FILTER (WHERE estado = 'no_asistio')::integer AS "noAsistencias",
       max(fecha) FILTER (WHERE estado = 'completada') AS "ultimaVisita",
       (array_agg(jsonb_build_object('id', id, 'fecha', fecha, 'horaInicio', to_char(hora_inicio, 'HH24:MI'))
          ORDER BY fecha, hora_inicio, id)
        FILTER (WHERE estado IN ('pendiente', 'confirmada') AND (fecha, hora_inicio) >= ($3::date, $4::time)))[1] AS "proximaCita"
     FROM citas WHERE negocio_id = $1 AND cliente_id = $2`,
    [negocioId, clienteId, ahora.fecha, ahora.hora],
  );
  if (!visitas) throw new Error('an aggregate without a row');
  return visitas;
}

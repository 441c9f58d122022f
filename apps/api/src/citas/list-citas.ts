import type { Identidad } from '@citas/auth';
import type { ListaDeCitas, ListarCitas } from '@citas/protocol';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { selectPosicion } from '../posicion/posicion-queries.ts';
import { citaPara, lectorDe } from './acciones.ts';
import type { CitaDeps } from './cita-deps.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { selectCitas } from './list-queries.ts';
import { limitadoA } from './propias.ts';

/** One page, and the position of the log that it holds at: both are read from one snapshot. */
export async function listCitas(
  { database, clock }: Pick<CitaDeps, 'database' | 'clock'>,
  identidad: Identidad,
  { cursor: text, limit, orden, ...pedido }: ListarCitas,
): Promise<ListaDeCitas> {
  const { negocioId } = identidad;
  const filtro = { ...pedido, deUsuario: limitadoA(identidad) };
  const cursor = text === undefined ? undefined : decodeCursor(text);
  return database.transaction(
    async (tx) => {
      const posicion = await selectPosicion(tx, negocioId);
      const lector = lectorDe({ clock }, identidad, await selectNegocio(tx, negocioId));
      // One more than asked for tells whether there is a next page.
      const rows = await selectCitas(tx, negocioId, {
        filtro,
        cursor,
        limit: limit + 1,
        recientes: orden === 'recientes',
      });
      const datos = rows.slice(0, limit).map((row) => citaPara(row, lector));
      const last = datos.at(-1);
      return { datos, siguiente: rows.length > limit && last ? encodeCursor(last) : null, posicion };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

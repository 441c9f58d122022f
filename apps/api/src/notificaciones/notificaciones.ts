import type { Database } from '@citas/database';
import { nombreDeCanal } from '@citas/domain';
import type { Lectura, ListaDeNotificaciones, ListarNotificaciones, Notificacion } from '@citas/protocol';
import {
  advanceLectura,
  selectLectura,
  selectNotificaciones,
  type Lector,
  type LecturaRow,
  type NotificacionRow,
} from './notificacion-queries.ts';

/** A page of what was told, and how far the reader is: from one snapshot, so that the two agree. */
export function readNotificaciones(
  database: Database,
  lector: Lector,
  page: ListarNotificaciones,
): Promise<ListaDeNotificaciones> {
  return database.transaction(
    async (tx) => {
      const lectura = lecturaOf(await selectLectura(tx, lector));
      const rows = await selectNotificaciones(tx, lector.negocioId, page);
      const canal = nombreDeCanal('notificaciones', lector.negocioId);
      return { datos: rows.map((row) => notificacionOf(row, canal, lectura.leidoHasta)), ...lectura };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** Says that everything up to `hasta` has been read, and answers what is left. */
export async function markRead(database: Database, lector: Lector, hasta: number): Promise<Lectura> {
  await advanceLectura(database, lector, hasta);
  return lecturaOf(await selectLectura(database, lector));
}

function lecturaOf({ epoch, seq, leido_hasta }: LecturaRow = { epoch: '', seq: 0, leido_hasta: 0 }): Lectura {
  return { noLeidas: Math.max(0, seq - leido_hasta), leidoHasta: leido_hasta, posicion: { epoch, seq } };
}

/** The same as the `notification` message has it. */
function notificacionOf(
  { seq, datos, creado_en }: NotificacionRow,
  canal: string,
  leidoHasta: number,
): Notificacion {
  return {
    ...datos,
    id: `${canal}/${seq}`,
    timestamp: creado_en.toISOString(),
    seq,
    leida: seq <= leidoHasta,
  };
}

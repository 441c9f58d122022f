import type { Database, Queryable } from '@citas/database';
import { nombreDeCanal } from '@citas/domain';
import type { Lectura, ListaDeNotificaciones, ListarNotificaciones, Notificacion } from '@citas/protocol';
import {
  advanceLectura,
  countPropias,
  selectLectura,
  selectNotificaciones,
  type Lector,
  type LecturaRow,
  type NotificacionRow,
} from './notificacion-queries.ts';

const NADA: LecturaRow = { epoch: '', seq: 0, leido_hasta: 0 };

/** A page of what was told, and how far the reader is: from one snapshot, so that the two agree. */
export function readNotificaciones(
  database: Database,
  lector: Lector,
  page: ListarNotificaciones,
): Promise<ListaDeNotificaciones> {
  return database.transaction(
    async (tx) => {
      const lectura = await readLectura(tx, lector);
      const rows = await selectNotificaciones(tx, lector, page);
      const canal = nombreDeCanal('notificaciones', lector.negocioId);
      return { datos: rows.map((row) => notificacionOf(row, canal, lectura.leidoHasta)), ...lectura };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** Says that everything up to `hasta` has been read, and answers what is left. */
export async function markRead(database: Database, lector: Lector, hasta: number): Promise<Lectura> {
  await advanceLectura(database, lector, hasta);
  return readLectura(database, lector);
}

async function readLectura(db: Queryable, lector: Lector): Promise<Lectura> {
  const { epoch, seq, leido_hasta } = (await selectLectura(db, lector)) ?? NADA;
  const noLeidas =
    lector.soloDe === undefined
      ? Math.max(0, seq - leido_hasta)
      : await countPropias(db, lector, leido_hasta);
  return { noLeidas, leidoHasta: leido_hasta, posicion: { epoch, seq } };
}

/** The same as the `notification` message has it. */
function notificacionOf(
  { seq, datos: { nivel, titulo, message, citaId }, message_antes, causa, creado_en }: NotificacionRow,
  canal: string,
  leidoHasta: number,
): Notificacion {
  return {
    nivel,
    titulo,
    message: message_antes ?? message,
    citaId,
    causa,
    id: `${canal}/${seq}`,
    timestamp: creado_en.toISOString(),
    seq,
    leida: seq <= leidoHasta,
  };
}

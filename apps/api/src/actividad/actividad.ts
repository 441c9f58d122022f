import { citaFromRow, type Database } from '@citas/database';
import type { Actividad, ListaDeActividad } from '@citas/protocol';
import { selectPosicion } from '../posicion/posicion-queries.ts';
import { selectEventos, type EventoRow } from './actividad-queries.ts';

/** The latest changes and the position of the log, read from one snapshot. */
export function readActividad(
  database: Database,
  negocioId: string,
  limit: number,
): Promise<ListaDeActividad> {
  return database.transaction(
    async (tx) => ({
      posicion: await selectPosicion(tx, negocioId),
      datos: (await selectEventos(tx, negocioId, limit)).map(lineOf),
    }),
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** What cannot be read, such as a day that only PostgreSQL knows, is told as the hub tells it: something changed. */
function lineOf(row: EventoRow): Actividad {
  try {
    return exactLine(row);
  } catch {
    return exactLine({ ...row, tipo: 'citas_changed', datos: { count: 1 } });
  }
}

function exactLine({ seq, tipo, datos, por, creado_en }: EventoRow): Actividad {
  const { cita, cambios, count } = datos;
  return {
    seq,
    tipo,
    cita: cita ? citaFromRow(cita, cita.zona_horaria) : null,
    cambios: cambios ?? null,
    count: count ?? null,
    por,
    timestamp: creado_en.toISOString(),
  };
}

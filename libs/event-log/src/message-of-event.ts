import { citaFromRow } from '@citas/database';
import type { StreamMessage } from '@citas/protocol';
import type { EventRow } from './event-row.ts';

/** The message that tells a channel's followers of an event. */
export function messageOfEvent(row: EventRow): StreamMessage {
  const { canal: channel, seq, por, creado_en: timestamp } = row;
  switch (row.tipo) {
    case 'cita_created':
    case 'cita_deleted': {
      const data = { ...citaFromRow(row.datos.cita, row.datos.cita.zona_horaria), por, timestamp };
      return { type: row.tipo, channel, seq, data };
    }
    case 'cita_updated': {
      const cita = citaFromRow(row.datos.cita, row.datos.cita.zona_horaria);
      const data = { ...cita, cambios: row.datos.cambios ?? {}, por, timestamp };
      return { type: row.tipo, channel, seq, data };
    }
    case 'citas_changed':
      return { type: row.tipo, channel, seq, data: { ...row.datos, por, timestamp } };
    case 'bloqueos_changed':
      return { type: row.tipo, channel, seq, data: { ...row.datos, por, timestamp } };
    case 'notification':
      return { type: row.tipo, channel, seq, data: { ...row.datos, id: `${channel}/${seq}`, timestamp } };
    default:
      return unknownTipo(row);
  }
}

function unknownTipo(row: never): never {
  const { canal, seq, tipo } = row as { canal: string; seq: number; tipo: string };
  throw new UnknownEventError(`${canal} ${seq}: ${tipo}`);
}

/** The log holds an event that this version does not know: the database is newer than the code. */
export class UnknownEventError extends Error {
  readonly code = 'unknown_event';
}

import { citaFromRow } from '@citas/database';
import type { StreamMessage } from '@citas/protocol';
import type { EventRow } from './event-row.ts';

/** The message that tells a channel's followers of an event; a type that this version does not know is told of as well. */
export function messageOfEvent(row: EventRow, onUnknown: (tipo: string) => void): StreamMessage {
  const { canal: channel, seq, por, causa, creado_en: timestamp } = row;
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
    case 'negocio_changed':
      return { type: row.tipo, channel, seq, data: { por, timestamp } };
    case 'bloqueos_changed':
      return { type: row.tipo, channel, seq, data: { ...row.datos, por, timestamp } };
    case 'notification': {
      const { nivel, titulo, message, citaId } = row.datos;
      const data = { nivel, titulo, message, citaId, causa, id: `${channel}/${seq}`, timestamp };
      return { type: row.tipo, channel, seq, data };
    }
    default:
      onUnknown((row as EventRow).tipo);
      return somethingChanged(row);
  }
}

/**
 * An event that this version does not know, written by a newer API while hubs are replaced one by one: whoever follows the
 * channel reads anew what it is about. Without it the whole channel would stand still until this hub is replaced.
 */
function somethingChanged(row: never): StreamMessage {
  const { canal, seq, por, creado_en: timestamp } = row as EventRow;
  const data = { count: 1, desde: null, hasta: null, por, timestamp };
  return { type: 'citas_changed', channel: canal, seq, data };
}

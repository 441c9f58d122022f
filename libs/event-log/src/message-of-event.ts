import { citaFromRow } from '@citas/database';
import type { StreamMessage } from '@citas/protocol';
import type { EventRow } from './event-row.ts';

/**
 * The message that tells a channel's followers of an event. One that cannot be told as it is, because its type is unknown
 * here or (then with the error) because of what it holds, is told of as well.
 */
export function messageOfEvent(
  row: EventRow,
  onUntold: (row: EventRow, error?: unknown) => void,
): StreamMessage {
  try {
    const message = exactMessage(row);
    if (message) return message;
    onUntold(row);
  } catch (error) {
    onUntold(row, error);
  }
  return somethingChanged(row);
}

/** Undefined for a type that this version does not know; throws when PostgreSQL took a day or a zone that is none here. */
function exactMessage(row: EventRow): StreamMessage | undefined {
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
      return undefined;
  }
}

/**
 * Whoever follows the channel reads anew what it is about. Without it the whole channel would stand still: until this hub is
 * replaced by one that knows the type, which a newer API wrote; for good, when the event itself is at fault.
 */
function somethingChanged({ canal, seq, por, creado_en: timestamp }: EventRow): StreamMessage {
  const data = { count: 1, desde: null, hasta: null, por, timestamp };
  return { type: 'citas_changed', channel: canal, seq, data };
}

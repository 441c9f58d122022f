import type { ServerMessage } from '@citas/protocol';

/**
 * What is said in place of an event to somebody who may see only some of the citas: on which days to read them again, or
 * that something was told. It keeps its place in the stream, and tells nothing of whose cita it was. Any other message
 * stays what it is.
 */
export function daysOnly(message: ServerMessage): ServerMessage {
  switch (message.type) {
    case 'cita_created':
    case 'cita_updated':
    case 'cita_deleted': {
      const { channel, seq, data } = message;
      const days = [data.fecha, ...('cambios' in data ? daysOf(data.cambios.fecha) : [])].sort();
      return {
        type: 'citas_changed',
        channel,
        seq,
        data: { count: 1, desde: days[0]!, hasta: days.at(-1)!, por: data.por, timestamp: data.timestamp },
      };
    }
    case 'notification': {
      const { channel, seq, data } = message;
      return { type: 'notificaciones_changed', channel, seq, data: { timestamp: data.timestamp } };
    }
    default:
      return message;
  }
}

/** A cita that was moved is gone from one day and there on another. */
function daysOf(change: { readonly de: unknown; readonly a: unknown } | undefined): readonly string[] {
  return [change?.de, change?.a].filter((day) => typeof day === 'string');
}

import type { ServerMessage } from '@citas/protocol';

/** What a screen on the wall is told: figures of the negocio, and none of a person of the team. */
export function nameless(message: ServerMessage): ServerMessage {
  switch (message.type) {
    case 'series':
      return { ...message, data: { ...message.data, porProfesional: {} } };
    case 'series_delta': {
      const { porProfesional: _, ...changed } = message.data.changed;
      return { ...message, data: { ...message.data, changed } };
    }
    default:
      return message;
  }
}

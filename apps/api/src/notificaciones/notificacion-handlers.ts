import type { Database } from '@citas/database';
import { listarNotificacionesSchema, marcarLeidasSchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { markRead, readNotificaciones } from './notificaciones.ts';

export function notificacionHandlers(database: Database): {
  readonly list: IdentifiedHandler;
  readonly markRead: IdentifiedHandler;
} {
  return {
    async list(req, identidad) {
      const page = parseQuery(listarNotificacionesSchema, req);
      return { status: 200, body: await readNotificaciones(database, identidad, page) };
    },
    async markRead(req, identidad) {
      const { hasta } = parseBody(marcarLeidasSchema, req);
      return { status: 200, body: await markRead(database, identidad, hasta) };
    },
  };
}

import { listarNotificacionesSchema, marcarLeidasSchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { markRead, readNotificaciones } from './notificaciones.ts';

export const notificacionHandlers = {
  async listarNotificaciones(req, identidad, db) {
    const page = parseQuery(listarNotificacionesSchema, req);
    return { status: 200, body: await readNotificaciones(db, identidad, page) };
  },
  async marcarLeidas(req, identidad, db) {
    const { hasta } = parseBody(marcarLeidasSchema, req);
    return { status: 200, body: await markRead(db, identidad, hasta) };
  },
} satisfies Record<string, IdentifiedHandler>;

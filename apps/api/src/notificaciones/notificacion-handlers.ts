import type { Identidad } from '@citas/auth';
import { listarNotificacionesSchema, marcarLeidasSchema } from '@citas/protocol';
import { limitadoA } from '../citas/propias.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import type { Lector } from './notificacion-queries.ts';
import { markRead, readNotificaciones } from './notificaciones.ts';

export const notificacionHandlers = {
  async listarNotificaciones(req, identidad, db) {
    const page = parseQuery(listarNotificacionesSchema, req);
    return { status: 200, body: await readNotificaciones(db, lectorOf(identidad), page) };
  },
  async marcarLeidas(req, identidad, db) {
    const { hasta } = parseBody(marcarLeidasSchema, req);
    return { status: 200, body: await markRead(db, lectorOf(identidad), hasta) };
  },
} satisfies Record<string, IdentifiedHandler>;

function lectorOf(identidad: Identidad): Lector {
  const { negocioId, usuarioId } = identidad;
  return { negocioId, usuarioId, soloDe: limitadoA(identidad) };
}

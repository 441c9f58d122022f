import { actividadQuerySchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { readActividad } from './actividad.ts';

export const actividadHandlers = {
  async listarActividad(req, { negocioId }, db) {
    const { limit } = parseQuery(actividadQuerySchema, req);
    return { status: 200, body: await readActividad(db, negocioId, limit) };
  },
} satisfies Record<string, IdentifiedHandler>;

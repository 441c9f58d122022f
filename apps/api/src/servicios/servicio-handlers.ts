import type { IdentifiedHandler } from '../http/gate.ts';
import { selectServicios } from './servicio-queries.ts';

export const servicioHandlers = {
  async listarServicios(_req, { negocioId }, db) {
    return { status: 200, body: { datos: await selectServicios(db, negocioId), siguiente: null } };
  },
} satisfies Record<string, IdentifiedHandler>;

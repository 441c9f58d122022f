import type { IdentifiedHandler } from '../http/gate.ts';
import { selectNegocio } from './negocio-queries.ts';

export const negocioHandlers = {
  async verNegocio(_req, { negocioId }, db) {
    return { status: 200, body: await selectNegocio(db, negocioId) };
  },
} satisfies Record<string, IdentifiedHandler>;

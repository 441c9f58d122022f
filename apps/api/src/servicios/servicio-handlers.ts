import type { Queryable } from '@citas/database';
import type { IdentifiedHandler } from '../http/gate.ts';
import { selectServicios } from './servicio-queries.ts';

export function servicioHandlers(db: Queryable): { readonly list: IdentifiedHandler } {
  return {
    list: async (_req, { negocioId }) => ({
      status: 200,
      body: { datos: await selectServicios(db, negocioId), siguiente: null },
    }),
  };
}

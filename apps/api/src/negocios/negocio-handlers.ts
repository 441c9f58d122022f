import type { Queryable } from '@citas/database';
import type { IdentifiedHandler } from '../http/gate.ts';
import { selectNegocio } from './negocio-queries.ts';

export function negocioHandlers(db: Queryable): { readonly read: IdentifiedHandler } {
  return {
    read: async (_req, { negocioId }) => ({ status: 200, body: await selectNegocio(db, negocioId) }),
  };
}

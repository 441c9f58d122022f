import type { Queryable } from '@citas/database';
import type { IdentifiedHandler } from '../http/gate.ts';
import { selectProfesionales } from './profesional-queries.ts';

export function profesionalHandlers(db: Queryable): { readonly list: IdentifiedHandler } {
  return {
    list: async (_req, { negocioId }) => ({
      status: 200,
      body: { datos: await selectProfesionales(db, negocioId), siguiente: null },
    }),
  };
}

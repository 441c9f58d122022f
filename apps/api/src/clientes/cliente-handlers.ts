import type { Queryable } from '@citas/database';
import { z } from 'zod';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { searchClientes } from './cliente-queries.ts';

const buscarClientesSchema = z.strictObject({
  q: z.string().trim().max(120).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export function clienteHandlers(db: Queryable): { readonly search: IdentifiedHandler } {
  return {
    search: async (req, { negocioId }) => {
      const { q, limit } = parseQuery(buscarClientesSchema, req);
      return { status: 200, body: { datos: await searchClientes(db, negocioId, q, limit), siguiente: null } };
    },
  };
}

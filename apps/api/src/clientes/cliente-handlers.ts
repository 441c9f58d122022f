import { buscarClientesSchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { searchClientes } from './cliente-queries.ts';

export const clienteHandlers = {
  async buscarClientes(req, { negocioId }, db) {
    const { q, limit } = parseQuery(buscarClientesSchema, req);
    return { status: 200, body: { datos: await searchClientes(db, negocioId, q, limit), siguiente: null } };
  },
} satisfies Record<string, IdentifiedHandler>;

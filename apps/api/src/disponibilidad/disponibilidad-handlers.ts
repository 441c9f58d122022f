import { disponibilidadQuerySchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { readDisponibilidad, type DisponibilidadDeps } from './disponibilidad.ts';

export function disponibilidadHandlers(deps: DisponibilidadDeps): { readonly read: IdentifiedHandler } {
  return {
    read: async (req, { negocioId }) => {
      const pedido = parseQuery(disponibilidadQuerySchema, req);
      return { status: 200, body: { datos: await readDisponibilidad(deps, negocioId, pedido) } };
    },
  };
}

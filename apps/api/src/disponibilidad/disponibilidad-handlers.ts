import type { Clock } from '@citas/clock';
import { disponibilidadQuerySchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { readDisponibilidad } from './disponibilidad.ts';

export function disponibilidadHandlers({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
  return {
    async verDisponibilidad(req, { negocioId }, database) {
      const pedido = parseQuery(disponibilidadQuerySchema, req);
      return {
        status: 200,
        body: { datos: await readDisponibilidad({ database, clock }, negocioId, pedido), siguiente: null },
      };
    },
  } satisfies Record<string, IdentifiedHandler>;
}

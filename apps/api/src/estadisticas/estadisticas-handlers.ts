import { verEstadisticasSchema, verOcupacionSchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { readInforme, readInformeDeOcupacion, type InformeDeps } from './informe.ts';

export function estadisticasHandlers({ clock }: Pick<InformeDeps, 'clock'>) {
  return {
    async verEstadisticas(req, { negocioId }, database) {
      const pedido = parseQuery(verEstadisticasSchema, req);
      return { status: 200, body: await readInforme({ database, clock }, negocioId, pedido) };
    },
    async verOcupacion(req, { negocioId }, database) {
      const pedido = parseQuery(verOcupacionSchema, req);
      return { status: 200, body: await readInformeDeOcupacion({ database, clock }, negocioId, pedido) };
    },
  } satisfies Record<string, IdentifiedHandler>;
}

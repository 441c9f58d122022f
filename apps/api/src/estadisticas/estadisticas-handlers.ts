import { sinNombres } from '@citas/domain';
import { verEstadisticasSchema, verOcupacionSchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { readInforme, readInformeDeOcupacion, type InformeDeps } from './informe.ts';
import { informeSinNombres } from './sin-nombres.ts';

export function estadisticasHandlers({ clock }: Pick<InformeDeps, 'clock'>) {
  return {
    async verEstadisticas(req, { negocioId, rol }, database) {
      const pedido = parseQuery(verEstadisticasSchema, req);
      const informe = await readInforme({ database, clock }, negocioId, pedido);
      return { status: 200, body: sinNombres(rol) ? informeSinNombres(informe) : informe };
    },
    async verOcupacion(req, { negocioId }, database) {
      const pedido = parseQuery(verOcupacionSchema, req);
      return { status: 200, body: await readInformeDeOcupacion({ database, clock }, negocioId, pedido) };
    },
  } satisfies Record<string, IdentifiedHandler>;
}

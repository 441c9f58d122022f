import type { Clock } from '@citas/clock';
import { fechaLocal } from '@citas/domain';
import { exportarCitasSchema } from '@citas/protocol';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { createTurnos } from '../http/turnos.ts';
import { exportCitas } from './export-citas.ts';

export interface ExportacionDeps {
  readonly clock: Pick<Clock, 'now' | 'after'>;
}

/** At a time, in this process: each keeps a connection. */
const PLAZAS = 2;

export function exportacionHandlers({ clock }: ExportacionDeps) {
  const turnos = createTurnos(PLAZAS);
  return {
    async exportarCitas(req, { negocioId, usuarioId }, database) {
      const { separador, ...filtro } = parseQuery(exportarCitasSchema, req);
      const onEnd = turnos.tomar(usuarioId);
      const { negocio, content } = await exportCitas({
        database,
        clock,
        negocioId,
        filtro,
        separador,
        onEnd,
      });
      const nombre = `citas-${negocioId}-${fechaLocal(clock.now(), negocio.zonaHoraria)}.csv`;
      return {
        status: 200,
        content,
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${nombre}"`,
        },
      };
    },
  } satisfies Record<string, IdentifiedHandler>;
}

import type { Clock } from '@citas/clock';
import type { Database, Queryable } from '@citas/database';
import { fechaLocal } from '@citas/domain';
import type { Informe, InformeDeOcupacion, VerEstadisticas, VerOcupacion } from '@citas/protocol';
import {
  obtenerEstadisticasAvanzadas,
  readComparacion,
  readOcupacionPorDia,
  readResumen,
  readSeries,
} from '@citas/statistics';
import { NotFoundError } from '../http/request-error.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { selectPosicion } from '../posicion/posicion-queries.ts';
import { rangoPedido, ultimosDias } from './rango.ts';

export interface InformeDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
}

/** Everything from one snapshot, and as of one moment. */
export function readInforme(
  { database, clock }: InformeDeps,
  negocioId: string,
  pedido: VerEstadisticas,
): Promise<Informe> {
  const ahora = clock.now();
  return database.transaction((tx) => informe(tx, negocioId, pedido, ahora), {
    isolation: 'repeatable read',
    readOnly: true,
  });
}

async function informe(
  tx: Queryable,
  negocioId: string,
  pedido: VerEstadisticas,
  ahora: number,
): Promise<Informe> {
  const posicion = await selectPosicion(tx, negocioId);
  const { zonaHoraria } = await selectNegocio(tx, negocioId);
  const hoy = fechaLocal(ahora, zonaHoraria);
  const pedidos = rangoPedido(pedido, hoy);
  const rango = pedidos ?? ultimosDias(hoy);
  const cifras = await obtenerEstadisticasAvanzadas(tx, negocioId, ahora);
  const series = (await readSeries(tx, [negocioId], { rango: pedidos, ahora })).get(negocioId);
  if (!cifras || !series) throw new NotFoundError();
  return {
    generadoEn: Temporal.Instant.fromEpochMilliseconds(ahora).toString(),
    posicion,
    zonaHoraria,
    estadisticas: cifras.estadisticas,
    series,
    rango,
    resumen: await readResumen(tx, negocioId, { ...rango, hastaHora: null }, ahora),
    comparacion: pedido.comparar
      ? await readComparacion(tx, negocioId, { rango, con: pedido.comparar }, ahora)
      : null,
  };
}

/** From one snapshot as well. */
export function readInformeDeOcupacion(
  { database, clock }: InformeDeps,
  negocioId: string,
  pedido: VerOcupacion,
): Promise<InformeDeOcupacion> {
  const ahora = clock.now();
  return database.transaction(
    async (tx) => {
      const posicion = await selectPosicion(tx, negocioId);
      const hoy = fechaLocal(ahora, (await selectNegocio(tx, negocioId)).zonaHoraria);
      const rango = rangoPedido(pedido, hoy) ?? ultimosDias(hoy);
      return {
        generadoEn: Temporal.Instant.fromEpochMilliseconds(ahora).toString(),
        posicion,
        rango,
        profesionales: await readOcupacionPorDia(tx, negocioId, rango),
      };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

import { diasDe, DIAS_DE_SERIE, MAXIMO_DE_DIAS, sumarDias, type Fecha, type Rango } from '@citas/domain';
import type { VerEstadisticas } from '@citas/protocol';
import { faultyField } from '../http/request-error.ts';

const PRIMERA = '1970-01-01';
const ULTIMA = '2199-12-31';

/** The days that are asked for; undefined when none are, which means the last 30. */
export function rangoPedido({ desde, hasta }: VerEstadisticas, hoy: Fecha): Rango | undefined {
  if (desde === undefined && hasta === undefined) return undefined;
  comprobarSiglo('#/desde', desde);
  comprobarSiglo('#/hasta', hasta);
  const ultimo = hasta ?? ultimoDia(desde ?? hoy, hoy);
  const rango = { desde: desde ?? sumarDias(ultimo, 1 - DIAS_DE_SERIE), hasta: ultimo };
  const campo = hasta === undefined ? '#/desde' : '#/hasta';
  if (rango.hasta < rango.desde)
    throw faultyField(campo, 'rango_al_reves', {
      es: 'El último día no puede ser anterior al primero',
      en: 'The last day cannot be before the first',
    });
  if (diasDe(rango) > MAXIMO_DE_DIAS)
    throw faultyField(campo, 'rango_demasiado_largo', {
      es: `El rango no puede pasar de ${MAXIMO_DE_DIAS} días`,
      en: `The range cannot be longer than ${MAXIMO_DE_DIAS} days`,
    });
  return rango;
}

/** Dates of other times are a slip of the pen, and near the ends of the calendar there are no days before or after. */
function comprobarSiglo(campo: string, fecha: Fecha | undefined): void {
  if (fecha !== undefined && (fecha < PRIMERA || fecha > ULTIMA))
    throw faultyField(campo, 'fecha_fuera', {
      es: `Debe estar entre ${PRIMERA} y ${ULTIMA}`,
      en: `Must be between ${PRIMERA} and ${ULTIMA}`,
    });
}

export function ultimosDias(hoy: Fecha): Rango {
  return { desde: sumarDias(hoy, 1 - DIAS_DE_SERIE), hasta: hoy };
}

function ultimoDia(desde: Fecha, hoy: Fecha): Fecha {
  return desde <= hoy ? hoy : sumarDias(desde, DIAS_DE_SERIE - 1);
}

import { sumarDias } from '@citas/domain';
import { comprobarFecha } from '../citas/horas.ts';
import { faultyField } from '../http/request-error.ts';
import type { BloqueoNuevo } from './bloqueo-queries.ts';

const DIAS = 366;

/** What the fields of a block say of each other. */
export function comprobarBloqueo({ desde, hasta, horaInicio, horaFin }: BloqueoNuevo): void {
  comprobarFecha(desde, '#/desde');
  comprobarFecha(hasta, '#/hasta');
  if (hasta < desde) {
    throw faultyField('#/hasta', 'orden', {
      es: 'No puede ser anterior a desde',
      en: 'Cannot be before desde',
    });
  }
  if (hasta > sumarDias(desde, DIAS)) {
    throw faultyField('#/hasta', 'demasiado_largo', {
      es: `No puede pasar de ${DIAS} días después de desde`,
      en: `Cannot be more than ${DIAS} days after desde`,
    });
  }
  if (horaFin <= horaInicio) {
    throw faultyField('#/horaFin', 'orden', {
      es: 'Debe ser posterior a horaInicio',
      en: 'Must be later than horaInicio',
    });
  }
}

import { existeHora, FIN_DEL_DIA, horaDeMinutos, minutosDeHora } from '@citas/domain';
import { faultyField } from '../http/request-error.ts';
import { HoraInexistenteError } from './cita-error.ts';

/** When a cita is, on its negocio's wall clock. */
export interface Horas {
  readonly fecha: string;
  readonly horaInicio: string;
  readonly horaFin: string;
}

/** The end is given, or follows from the duration; a cita does not run into the next day. */
export function horasDe(
  pedido: { readonly fecha: string; readonly horaInicio: string; readonly horaFin?: string | undefined },
  duracionMinutos: number,
  zonaHoraria: string,
): Horas {
  const { fecha, horaInicio } = pedido;
  comprobarFecha(fecha);
  const horaFin = pedido.horaFin ?? horaFinTras(horaInicio, duracionMinutos);
  if (horaFin <= horaInicio) {
    throw faultyField('#/horaFin', 'orden', {
      es: 'Debe ser posterior a horaInicio',
      en: 'Must be later than horaInicio',
    });
  }
  comprobarHora('horaInicio', fecha, horaInicio, zonaHoraria);
  comprobarHora('horaFin', fecha, horaFin, zonaHoraria);
  return { fecha, horaInicio, horaFin };
}

/** A cita does not run into the next day. */
export function horaFinTras(horaInicio: string, duracionMinutos: number): string {
  const minuto = minutosDeHora(horaInicio) + duracionMinutos;
  if (minuto > minutosDeHora(FIN_DEL_DIA)) {
    throw faultyField('#/horaInicio', 'pasa_de_medianoche', {
      es: `Con ${duracionMinutos} minutos terminaría al día siguiente`,
      en: `With ${duracionMinutos} minutes it would end on the next day`,
    });
  }
  return horaDeMinutos(minuto);
}

export function comprobarFecha(fecha: string, pointer = '#/fecha'): void {
  if (fecha >= '2000-01-01' && fecha <= '2099-12-31') return;
  throw faultyField(pointer, 'fuera_de_rango', {
    es: 'Debe estar entre 2000-01-01 y 2099-12-31',
    en: 'Must lie between 2000-01-01 and 2099-12-31',
  });
}

function comprobarHora(
  campo: 'horaInicio' | 'horaFin',
  fecha: string,
  hora: string,
  zonaHoraria: string,
): void {
  if (!existeHora(fecha, hora, zonaHoraria)) throw new HoraInexistenteError(campo, fecha, hora);
}

import {
  diaDeLaSemana,
  existeHora,
  fechaLocal,
  horaDeMinutos,
  horaLocal,
  huecosLibres,
  minutosDeHora,
} from '@citas/domain';
import type { Hueco, Negocio, Profesional } from '@citas/protocol';
import type { TiempoOcupado } from './ocupado-queries.ts';

export const PASO_MINUTOS = 15;

export interface Dia {
  readonly negocio: Negocio;
  readonly fecha: string;
  /** Milliseconds since the Unix epoch: what is past by then is not offered. */
  readonly ahora: number;
  readonly duracionMinutos: number;
  readonly ocupado: readonly TiempoOcupado[];
}

/** The free slots of one professional on one day, earliest first; `undefined` stands for a negocio without any. */
export function huecosDe(profesional: Pick<Profesional, 'id' | 'nombre'> | undefined, dia: Dia): Hueco[] {
  const { negocio, fecha, ahora, duracionMinutos } = dia;
  const hoy = fechaLocal(ahora, negocio.zonaHoraria);
  if (fecha < hoy) return [];
  const horas = huecosLibres({
    tramos: negocio.horario[diaDeLaSemana(fecha)] ?? [],
    ocupado: dia.ocupado.filter((cita) => cita.fecha === fecha && cita.profesionalId === profesional?.id),
    duracionMinutos,
    pasoMinutos: PASO_MINUTOS,
    desde: fecha === hoy ? horaLocal(ahora, negocio.zonaHoraria) : '00:00',
  });
  return [...new Set(horas)]
    .map((horaInicio) => ({
      fecha,
      horaInicio,
      horaFin: horaDeMinutos(minutosDeHora(horaInicio) + duracionMinutos),
      profesionalId: profesional?.id ?? null,
      profesional: profesional?.nombre ?? null,
    }))
    .filter(({ horaInicio, horaFin }) => existe(horaInicio) && (horaFin === '24:00' || existe(horaFin)));

  function existe(hora: string): boolean {
    return existeHora(fecha, hora, negocio.zonaHoraria);
  }
}

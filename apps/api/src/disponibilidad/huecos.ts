import {
  diaDeLaSemana,
  existeHora,
  fechaLocal,
  horaDeMinutos,
  horaLocal,
  huecosLibres,
  minutosDeHora,
} from '@citas/domain';
import type { Bloqueo, Hueco, Negocio, Profesional } from '@citas/protocol';
import type { TiempoOcupado } from './ocupado-queries.ts';

const PASO_MINUTOS = 15;

export interface Dia {
  readonly negocio: Negocio;
  readonly fecha: string;
  /** Milliseconds since the Unix epoch: what is past by then is not offered. */
  readonly ahora: number;
  readonly duracionMinutos: number;
  readonly margenMinutos: number;
  readonly ocupado: readonly TiempoOcupado[];
  readonly bloqueos: readonly Bloqueo[];
}

/** The free slots of one professional on one day, earliest first; `undefined` stands for a negocio without any. */
export function huecosDe(profesional: Profesional | undefined, dia: Dia): Hueco[] {
  const { negocio, fecha, ahora, duracionMinutos, margenMinutos } = dia;
  const hoy = fechaLocal(ahora, negocio.zonaHoraria);
  if (fecha < hoy) return [];
  const semana = diaDeLaSemana(fecha);
  return huecosLibres({
    tramos: negocio.horario[semana] ?? [],
    propios: profesional?.horario ? (profesional.horario[semana] ?? []) : undefined,
    bloqueado: bloqueosDe(profesional, dia),
    ocupado: dia.ocupado.filter((cita) => cita.fecha === fecha && cita.profesionalId === profesional?.id),
    duracionMinutos,
    margenMinutos,
    pasoMinutos: PASO_MINUTOS,
    desde: fecha === hoy ? horaLocal(ahora, negocio.zonaHoraria) : '00:00',
  })
    .map((horaInicio) => ({
      fecha,
      horaInicio,
      horaFin: horaDeMinutos(minutosDeHora(horaInicio) + duracionMinutos),
      profesionalId: profesional?.id ?? null,
      profesional: profesional?.nombre ?? null,
    }))
    .filter(({ horaInicio, horaFin }) => existe(horaInicio) && existe(horaFin));

  function existe(hora: string): boolean {
    return existeHora(fecha, hora, negocio.zonaHoraria);
  }
}

function bloqueosDe(profesional: Profesional | undefined, { bloqueos, fecha }: Dia): Bloqueo[] {
  return bloqueos.filter(
    ({ profesionalId, desde, hasta }) =>
      desde <= fecha && fecha <= hasta && (profesionalId === null || profesionalId === profesional?.id),
  );
}

import { FIN_DEL_DIA, horaDeMinutos, minutosDeHora, type Fecha, type Hora, type Tramo } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import type { HuecoVivo } from './huecos-vivos.ts';

const REDONDEO_MINUTOS = 5;

/** Whose a cita is to be; both are null while it is nobody's. */
export type Quien = Pick<Hueco, 'profesionalId' | 'profesional'>;

/** The slot that begins at a time of one's own choosing; undefined when it would end after midnight. */
export function huecoEscrito(
  horaInicio: Hora,
  { fecha, duracionMinutos, quien }: { fecha: Fecha; duracionMinutos: number; quien: Quien },
): Hueco | undefined {
  const fin = minutosDeHora(horaInicio) + duracionMinutos;
  if (fin > minutosDeHora(FIN_DEL_DIA)) return undefined;
  const { profesionalId, profesional } = quien;
  return { fecha, horaInicio, horaFin: horaDeMinutos(fin), profesionalId, profesional };
}

/** Who is free at that time for certain: somebody who could begin shortly before it and shortly after it. */
export function quienEstaLibre(
  huecos: readonly HuecoVivo[],
  hora: Hora,
  duracionMinutos: number,
): Quien | undefined {
  const libres = huecos.filter(({ libre }) => libre);
  const minuto = minutosDeHora(hora);
  return libres.find((antes) => {
    const inicio = minutosDeHora(antes.horaInicio);
    if (inicio > minuto) return false;
    return libres.some(({ profesionalId, horaInicio }) => {
      const otro = minutosDeHora(horaInicio);
      return profesionalId === antes.profesionalId && otro >= minuto && otro - inicio <= duracionMinutos;
    });
  });
}

/** Whether a cita lies at least in part outside of the hours in which somebody works. */
export function seSale({ horaInicio, horaFin }: Hueco, tramos: readonly Tramo[]): boolean {
  return !tramos.some(({ desde, hasta }) => desde <= horaInicio && horaFin <= hasta);
}

/** The last five minutes that have begun: when somebody came who stands here now. */
export function horaRedonda(hora: Hora): Hora {
  const minutos = minutosDeHora(hora);
  return horaDeMinutos(minutos - (minutos % REDONDEO_MINUTOS));
}

/** Whether that time is over; the five minutes that run are not. */
export function yaPaso({ fecha, horaInicio }: Hueco, ahora: { fecha: Fecha; hora: Hora }): boolean {
  return fecha === ahora.fecha ? horaInicio < horaRedonda(ahora.hora) : fecha < ahora.fecha;
}

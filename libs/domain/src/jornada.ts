import { horaDeMinutos, minutosDeHora, type Hora } from './fecha-hora.ts';

/** From and to, wall-clock, end excluded. */
export interface Tramo {
  readonly desde: Hora;
  readonly hasta: Hora;
}

/** Opening hours by ISO weekday: the key "1" is Monday, "7" Sunday. A day that is absent is closed. */
export type Horario = Readonly<Record<string, readonly Tramo[]>>;

export interface Ocupado {
  readonly horaInicio: Hora;
  readonly horaFin: Hora;
}

/** Half-open intervals overlap when each starts before the other ends; back to back does not count. */
export function seSolapan(a: Ocupado, b: Ocupado): boolean {
  return a.horaInicio < b.horaFin && b.horaInicio < a.horaFin;
}

/**
 * Starts, every `pasoMinutos`, at which `duracionMinutos` fit into the opening hours without touching what is taken.
 * Not before `desde`, so that today's past is never offered.
 */
export function huecosLibres(jornada: {
  readonly tramos: readonly Tramo[];
  readonly ocupado: readonly Ocupado[];
  readonly duracionMinutos: number;
  readonly pasoMinutos: number;
  readonly desde?: Hora;
}): Hora[] {
  const { tramos, ocupado, duracionMinutos, pasoMinutos, desde = '00:00' } = jornada;
  const huecos: Hora[] = [];
  for (const tramo of tramos) {
    const ultimo = minutosDeHora(tramo.hasta) - duracionMinutos;
    for (let minuto = minutosDeHora(tramo.desde); minuto <= ultimo; minuto += pasoMinutos) {
      const hueco = { horaInicio: horaDeMinutos(minuto), horaFin: horaDeMinutos(minuto + duracionMinutos) };
      if (hueco.horaInicio >= desde && !ocupado.some((cita) => seSolapan(cita, hueco)))
        huecos.push(hueco.horaInicio);
    }
  }
  return huecos;
}

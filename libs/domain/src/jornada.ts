import { FIN_DEL_DIA, horaDeMinutos, minutosDeHora, type Hora } from './fecha-hora.ts';

/** From and to, wall-clock, end excluded. */
export interface Tramo {
  readonly desde: Hora;
  readonly hasta: Hora;
}

/** Opening hours by ISO weekday: the key "1" is Monday, "7" Sunday. A day that is absent is closed. */
export type Horario = Readonly<Record<string, readonly Tramo[]>>;

export interface Tiempo {
  readonly horaInicio: Hora;
  readonly horaFin: Hora;
}

/** What a cita takes: its own time, and the minutes after it that its service keeps free. */
export interface Ocupado extends Tiempo {
  readonly margenMinutos: number;
}

/** The time of a cita and the minutes after it, as far as its day goes. */
export function conMargen({ horaInicio, horaFin, margenMinutos }: Ocupado): Tiempo {
  const fin = Math.min(minutosDeHora(horaFin) + margenMinutos, minutosDeHora(FIN_DEL_DIA));
  return { horaInicio, horaFin: horaDeMinutos(fin) };
}

/** Half-open intervals overlap when each starts before the other ends; back to back does not count. */
export function seSolapan(a: Tiempo, b: Tiempo): boolean {
  return a.horaInicio < b.horaFin && b.horaInicio < a.horaFin;
}

/** In order, with those that touch or overlap made one. */
function unidos(tramos: readonly Tramo[]): Tramo[] {
  const resultado: Tramo[] = [];
  for (const tramo of tramos.toSorted((a, b) => a.desde.localeCompare(b.desde))) {
    const ultimo = resultado.at(-1);
    if (!ultimo || tramo.desde > ultimo.hasta) resultado.push(tramo);
    else if (tramo.hasta > ultimo.hasta) resultado[resultado.length - 1] = { ...ultimo, hasta: tramo.hasta };
  }
  return resultado;
}

/** The time that lies in both, in order. */
export function interseccion(a: readonly Tramo[], b: readonly Tramo[]): Tramo[] {
  const otros = unidos(b);
  return unidos(a).flatMap((uno) =>
    otros.flatMap((otro) => {
      const desde = uno.desde > otro.desde ? uno.desde : otro.desde;
      const hasta = uno.hasta < otro.hasta ? uno.hasta : otro.hasta;
      return desde < hasta ? [{ desde, hasta }] : [];
    }),
  );
}

/** What of the open stretches nothing takes, in order. */
export function resta(abierto: readonly Tramo[], tomado: readonly Tiempo[]): Tramo[] {
  const enOrden = tomado.toSorted((a, b) => a.horaInicio.localeCompare(b.horaInicio));
  return abierto.flatMap(({ desde, hasta }) => {
    const libres: Tramo[] = [];
    let cursor = desde;
    for (const { horaInicio, horaFin } of enOrden) {
      if (horaFin <= cursor || horaInicio >= hasta) continue;
      if (horaInicio > cursor) libres.push({ desde: cursor, hasta: horaInicio });
      cursor = horaFin;
    }
    return cursor < hasta ? [...libres, { desde: cursor, hasta }] : libres;
  });
}

export interface Jornada {
  /** Of the negocio on that day. */
  readonly tramos: readonly Tramo[];
  /** Of the professional on that day; undefined works whenever the negocio is open. */
  readonly propios?: readonly Tramo[] | undefined;
  readonly bloqueado: readonly Tiempo[];
  readonly ocupado: readonly Ocupado[];
  readonly duracionMinutos: number;
  /** Kept free after the new cita. It may run into closing time and into blocked time, not into the next cita. */
  readonly margenMinutos: number;
  readonly pasoMinutos: number;
  /** Nothing earlier is offered, so that today's past never is. */
  readonly desde?: Hora;
}

/**
 * Starts, every `pasoMinutos` from the beginning of each stretch of open hours, at which `duracionMinutos` fit without
 * touching what is blocked, what is taken, or the margin that either cita asks for.
 */
export function huecosLibres(jornada: Jornada): Hora[] {
  const { tramos, propios, duracionMinutos, pasoMinutos, desde = '00:00' } = jornada;
  const primero = minutosDeHora(desde);
  const cerrados = intervalosCerrados(jornada);
  return interseccion(tramos, propios ?? tramos).flatMap((tramo) => {
    const huecos: Hora[] = [];
    const ultimo = minutosDeHora(tramo.hasta) - duracionMinutos;
    for (let inicio = minutosDeHora(tramo.desde); inicio <= ultimo; inicio += pasoMinutos) {
      const esLibre = !cerrados.some(([a, b]) => inicio < b && inicio + duracionMinutos > a);
      if (inicio >= primero && esLibre) huecos.push(horaDeMinutos(inicio));
    }
    return huecos;
  });
}

/** Minutes from and to that the new cita's own time must not touch. */
function intervalosCerrados({ bloqueado, ocupado, margenMinutos }: Jornada): (readonly [number, number])[] {
  return [
    ...bloqueado.map(
      ({ horaInicio, horaFin }) => [minutosDeHora(horaInicio), minutosDeHora(horaFin)] as const,
    ),
    ...ocupado.map(
      (cita) =>
        [minutosDeHora(cita.horaInicio) - margenMinutos, minutosDeHora(conMargen(cita).horaFin)] as const,
    ),
  ];
}

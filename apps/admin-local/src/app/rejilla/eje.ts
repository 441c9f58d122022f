import { horaDeMinutos, minutosDeHora, type Hora, type Tiempo, type Tramo } from '@citas/domain';

/** The stretch of the day that the grid shows, in minutes since midnight, both on the hour; and how high a minute is. */
export interface Eje {
  readonly desde: number;
  readonly hasta: number;
  readonly pxPorMinuto: number;
}

/** A quarter of an hour is a target of 24 px, the least that WCAG 2.5.8 asks. */
export const PX_DE_RATON = 1.6;
/** A quarter of an hour, less what lies between two, is the 44 px of a finger (WCAG 2.5.5). */
export const PX_DE_DEDO = 3.1;
/** What a move by pointer falls on. */
const PASO = 5;
const DIA_CERRADO = { desde: 9 * 60, hasta: 18 * 60 };
const HORA = 60;

/** From the hour in which anything begins to the hour in which everything is over; office hours when nothing is. */
export function ejeDe(abierto: readonly Tramo[], ocupado: readonly Tiempo[], pxPorMinuto = PX_DE_RATON): Eje {
  const inicios = [...abierto.map(({ desde }) => desde), ...ocupado.map(({ horaInicio }) => horaInicio)];
  const finales = [...abierto.map(({ hasta }) => hasta), ...ocupado.map(({ horaFin }) => horaFin)];
  if (inicios.length === 0) return { ...DIA_CERRADO, pxPorMinuto };
  return {
    desde: Math.floor(Math.min(...inicios.map(minutosDeHora)) / HORA) * HORA,
    hasta: Math.ceil(Math.max(...finales.map(minutosDeHora)) / HORA) * HORA,
    pxPorMinuto,
  };
}

/** The hours that get a line, the last one left out. */
export function horasDe({ desde, hasta }: Pick<Eje, 'desde' | 'hasta'>): Hora[] {
  return Array.from({ length: (hasta - desde) / HORA }, (_, i) => horaDeMinutos(desde + i * HORA));
}

/** Distance from the top of the grid, in px. */
export function altura({ desde, pxPorMinuto }: Eje, minutos: number): number {
  return (minutos - desde) * pxPorMinuto;
}

/** The same of an hour; undefined when it is none of those shown. */
export function alturaDeHora(eje: Eje, hora: Hora): number | undefined {
  const minuto = minutosDeHora(hora);
  return eje.desde <= minuto && minuto <= eje.hasta ? altura(eje, minuto) : undefined;
}

/** The minute of the day at a distance from the top, on a multiple of `paso`. */
export function minutoEn({ desde, pxPorMinuto }: Eje, px: number, paso = PASO): number {
  return Math.round((desde + px / pxPorMinuto) / paso) * paso;
}

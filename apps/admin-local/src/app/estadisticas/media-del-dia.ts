import { ESTADOS } from '@citas/domain';
import { masDias } from '../tiempo/fecha.ts';
import type { DiaDeSerie } from './dia-de-serie.ts';

export function totalDelDia(dia: DiaDeSerie): number {
  return ESTADOS.reduce((suma, estado) => suma + dia[estado], 0);
}

/** The mean of the same weekday in the four weeks before, rounded; undefined when none of them is known. */
export function mediaDelMismoDia(porDia: readonly DiaDeSerie[], hoy: string): number | undefined {
  const fechas = [7, 14, 21, 28].map((dias) => masDias(hoy, -dias));
  const iguales = porDia.filter(({ fecha }) => fechas.includes(fecha));
  if (iguales.length === 0) return undefined;
  return Math.round(iguales.reduce((suma, dia) => suma + totalDelDia(dia), 0) / iguales.length);
}

import type { CitasPorEstado, EstadoCita } from '@citas/domain';
import type { DiaDeSerie } from './dia-de-serie.ts';

/** From the bottom of a bar to its top: what took place carries what is to come, and what fell through lies on top. */
export const ESTADOS_APILADOS: readonly EstadoCita[] = [
  'completada',
  'confirmada',
  'pendiente',
  'cancelada',
  'no_asistio',
];

/** Writes `nuevos` into the array that a chart holds; tells whether anything changed, so that nothing is drawn in vain. */
export function reescribir<T>(datos: T[], nuevos: readonly T[]): boolean {
  if (datos.length === nuevos.length && datos.every((dato, i) => dato === nuevos[i])) return false;
  datos.splice(0, datos.length, ...nuevos);
  return true;
}

/** One array of counts for each estado, a number a day. */
export function serieDe(estado: keyof CitasPorEstado, porDia: readonly DiaDeSerie[]): number[] {
  return porDia.map((dia) => dia[estado]);
}

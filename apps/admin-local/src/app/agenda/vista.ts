import type { Fecha, Rango } from '@citas/domain';
import { inicioDeSemana, masDias } from '../tiempo/fecha.ts';

export const VISTAS = ['dia', 'semana', 'lista'] as const;
/** A day with a column a professional, a week with a column a day, or a day as a list. */
export type Vista = (typeof VISTAS)[number];

export function vistaDe(texto: string | undefined): Vista | undefined {
  return VISTAS.find((vista) => vista === texto);
}

/** The seven days around one, from the weekday on which a week begins (1 Monday … 7 Sunday). */
export function semanaDe(fecha: Fecha, primerDia: number): Fecha[] {
  const primero = inicioDeSemana(fecha, primerDia);
  return Array.from({ length: 7 }, (_, i) => masDias(primero, i));
}

/** The days that a view has to have loaded. */
export function diasDeVista(vista: Vista, fecha: Fecha, primerDia: number): Rango {
  if (vista !== 'semana') return { desde: fecha, hasta: fecha };
  const dias = semanaDe(fecha, primerDia);
  return { desde: dias[0] ?? fecha, hasta: dias.at(-1) ?? fecha };
}

import { interseccion, type Fecha, type Tramo } from '@citas/domain';
import type { Negocio, Profesional } from '@citas/protocol';
import { medianoche } from '../tiempo/fecha.ts';

type ConHorario = Pick<Negocio, 'horario'>;

/** When the negocio is open on a day, in order; stretches that touch are one. */
export function horasDelNegocio({ horario }: ConHorario, fecha: Fecha): readonly Tramo[] {
  const tramos = horario[diaIso(fecha)] ?? [];
  return interseccion(tramos, tramos);
}

/** When a professional works on a day: their own hours count only within the negocio's. */
export function horasDeTrabajo(
  negocio: ConHorario,
  { horario }: Pick<Profesional, 'horario'>,
  fecha: Fecha,
): readonly Tramo[] {
  const delNegocio = horasDelNegocio(negocio, fecha);
  return horario ? interseccion(delNegocio, horario[diaIso(fecha)] ?? []) : delNegocio;
}

/** "1" is Monday, "7" Sunday, as the hours are keyed. */
function diaIso(fecha: Fecha): string {
  return String(new Date(medianoche(fecha)).getUTCDay() || 7);
}

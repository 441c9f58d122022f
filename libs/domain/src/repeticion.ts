import type { Fecha } from './fecha-hora.ts';

/**
 * How often something comes again. `mensual_fecha` is the same day of the month, `mensual_dia` the same weekday of it:
 * the second Tuesday.
 */
export const FRECUENCIAS = ['semanal', 'mensual_fecha', 'mensual_dia'] as const;
export type Frecuencia = (typeof FRECUENCIAS)[number];

/** A rule in wall-clock days: it knows no zone, so that clocks that change do not move it. */
export interface Repeticion {
  readonly frecuencia: Frecuencia;
  /** Every so many weeks or months, 1 or more. */
  readonly cada: number;
  /** The first day. */
  readonly desde: Fecha;
  /** So many times, the first included; or until this day, itself included. */
  readonly fin: { readonly veces: number } | { readonly hasta: Fecha };
}

/** More dates than this are no series that anybody looks through. */
export const MAXIMO_DE_REPETICIONES = 52;

const DIAS_DE_SEMANA = 7;
/** A fifth weekday is not in every month: who asks for it means the last one. */
const ULTIMO = 5;

/** The days of a rule, earliest first; at most one more than `MAXIMO_DE_REPETICIONES`, so that too many are seen. */
export function fechasDe({ frecuencia, cada, desde, fin }: Repeticion): Fecha[] {
  const primero = Temporal.PlainDate.from(desde);
  const fechas: Fecha[] = [];
  const tope = 'veces' in fin ? fin.veces : MAXIMO_DE_REPETICIONES + 1;
  for (let i = 0; i < Math.min(tope, MAXIMO_DE_REPETICIONES + 1); i += 1) {
    const fecha = diaTras(primero, frecuencia, i * cada).toString();
    if ('hasta' in fin && fecha > fin.hasta) break;
    fechas.push(fecha);
  }
  return fechas;
}

/** Always counted from the first day, so that a short month does not shorten those after it. */
function diaTras(primero: Temporal.PlainDate, frecuencia: Frecuencia, pasos: number): Temporal.PlainDate {
  switch (frecuencia) {
    case 'semanal':
      return primero.add({ days: pasos * DIAS_DE_SEMANA });
    case 'mensual_fecha':
      // The 31st of a shorter month is its last day.
      return primero.add({ months: pasos }, { overflow: 'constrain' });
    case 'mensual_dia':
      return mismoDiaDeLaSemana(primero, primero.with({ day: 1 }).add({ months: pasos }));
  }
}

function mismoDiaDeLaSemana(primero: Temporal.PlainDate, mes: Temporal.PlainDate): Temporal.PlainDate {
  const orden = ordenEnElMes(primero.toString());
  const hastaElDia = (primero.dayOfWeek - mes.dayOfWeek + DIAS_DE_SEMANA) % DIAS_DE_SEMANA;
  const dia = mes.add({ days: hastaElDia + (orden - 1) * DIAS_DE_SEMANA });
  return dia.month === mes.month ? dia : dia.subtract({ days: DIAS_DE_SEMANA });
}

/** Which Tuesday of its month a Tuesday is: 1 to 4, and 5 for a fifth one, which stands for the last of any month. */
export function ordenEnElMes(fecha: Fecha): number {
  return Math.min(ULTIMO, Math.ceil(Number(fecha.slice(8, 10)) / DIAS_DE_SEMANA));
}

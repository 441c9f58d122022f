import type { CitasPorEstado } from './estadisticas.ts';
import { sumarDias, type Fecha, type Hora } from './fecha-hora.ts';

/** From and to, both included. */
export interface Rango {
  readonly desde: Fecha;
  readonly hasta: Fecha;
}

/** Days, or days up to a minute of the last one. */
export interface Periodo extends Rango {
  /** Of the last day only what begins until this wall-clock minute counts, itself included; null is the whole day. */
  readonly hastaHora: Hora | null;
}

/** A part of `n`; null when `n` is too small to say anything. */
export interface Tasa {
  readonly n: number;
  readonly tasa: number | null;
}

export interface Ocupacion {
  readonly minutosOcupados: number;
  /** The ones taken, and what can still be booked. */
  readonly minutosDisponibles: number;
  /** 0 to 1; null where there is neither. */
  readonly tasa: number | null;
}

export interface OcupacionDeProfesional extends Ocupacion {
  readonly nombre: string;
}

/** How full each day of one professional is, past or still to come; a day with neither hours nor citas is not. */
export interface OcupacionPorDia {
  readonly id: string;
  readonly nombre: string;
  readonly porDia: Readonly<Record<Fecha, Ocupacion>>;
}

/** What a negocio wants to know of some days, by the day and time at which citas begin in its own zone. */
export interface ResumenDeCitas {
  readonly citas: number;
  readonly porEstado: CitasPorEstado;
  /** Planned, of all citas. */
  readonly minutos: number;
  /** Mean planned minutes, rounded half up; null without citas. */
  readonly duracionPromedio: { readonly n: number; readonly minutos: number | null };
  /** Of the active professionals: time taken by citas, against that and what can still be booked. */
  readonly ocupacion: Ocupacion & {
    readonly porProfesional: Readonly<Record<string, OcupacionDeProfesional>>;
  };
  /** Of the citas that were to be held and are over: `n` is completadas and no_asistio. */
  readonly noAsistencia: Tasa;
  /** Of all citas. `tardias` were cancelled with less than 24 hours to go, or later. */
  readonly cancelacion: Tasa & { readonly tardias: number };
  /** Over, and still pendiente or confirmada. */
  readonly sinCerrar: number;
}

export interface ComparacionDeCitas extends Periodo {
  readonly actual: ResumenDeCitas;
  readonly anterior: ResumenDeCitas;
}

export const MAXIMO_DE_DIAS = 366;

/** Of fewer a rate says nothing: one of two is no "50 %". */
const MINIMO_PARA_TASA = 5;

export function tasaDe(cuantas: number, n: number): Tasa {
  return { n, tasa: n < MINIMO_PARA_TASA ? null : cuantas / n };
}

/** Both days counted. */
export function diasDe({ desde, hasta }: Rango): number {
  return Temporal.PlainDate.from(desde).until(hasta).days + 1;
}

export const COMPARACIONES = ['semanas', 'anio'] as const;
export type Comparacion = (typeof COMPARACIONES)[number];

/** What is nearest to a year before and falls on the same weekdays. */
const DIAS_DE_52_SEMANAS = 364;

/**
 * What a range is compared with: as many days, whole weeks before, so that weekdays stand against the same weekdays. Of
 * `semanas` as few as make the two not overlap; of `anio` 52, or more for a longer range. Where the range holds the
 * present, both end at this minute.
 */
export function periodosComparados(
  rango: Rango,
  con: Comparacion,
  ahora: { readonly hoy: Fecha; readonly hora: Hora },
): { readonly actual: Periodo; readonly anterior: Periodo } {
  const sinSolape = 7 * Math.ceil(diasDe(rango) / 7);
  const dias = con === 'anio' ? Math.max(DIAS_DE_52_SEMANAS, sinSolape) : sinSolape;
  const esPresente = rango.desde <= ahora.hoy && ahora.hoy <= rango.hasta;
  const actual = esPresente
    ? { desde: rango.desde, hasta: ahora.hoy, hastaHora: ahora.hora }
    : { ...rango, hastaHora: null };
  const anterior = {
    desde: sumarDias(actual.desde, -dias),
    hasta: sumarDias(actual.hasta, -dias),
    hastaHora: actual.hastaHora,
  };
  return { actual, anterior };
}

import type { Horario, Tramo } from '@citas/domain';

export const DIAS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Dia = (typeof DIAS)[number];

/** The days as a week is read where the negocio is. `primerDia`: 1 Monday … 7 Sunday. */
export function diasDesde(primerDia: number): Dia[] {
  return [...DIAS.slice(primerDia - 1), ...DIAS.slice(0, primerDia - 1)];
}

export function conTramos(horario: Horario, dia: Dia, tramos: readonly Tramo[]): Horario {
  const otros = Object.fromEntries(Object.entries(horario).filter(([clave]) => clave !== dia));
  return tramos.length === 0 ? otros : { ...otros, [dia]: tramos };
}

/** A stretch to begin with: the usual one of an empty day, else an hour after the last. */
export function tramoNuevo(tramos: readonly Tramo[]): Tramo {
  const ultimo = tramos.at(-1);
  if (!ultimo) return { desde: '09:00', hasta: '18:00' };
  const hora = Math.min(Number(ultimo.hasta.slice(0, 2)) + 1, 22);
  const texto = (n: number) => `${String(n).padStart(2, '0')}:00`;
  return { desde: texto(hora), hasta: texto(hora + 1) };
}

/** The same hours on every day that is open already. */
export function copiadoAlResto(horario: Horario, dia: Dia): Horario {
  const tramos = horario[dia] ?? [];
  return Object.fromEntries(Object.keys(horario).map((otro) => [otro, tramos]));
}

/** Why a day's hours cannot be: undefined when they can. */
export function falloDe(tramos: readonly Tramo[]): 'alReves' | 'seSolapan' | undefined {
  if (tramos.some(({ desde, hasta }) => hasta <= desde)) return 'alReves';
  return tramos.some(({ desde }, i) => desde < (tramos[i - 1]?.hasta ?? '')) ? 'seSolapan' : undefined;
}

export function tieneFallos(horario: Horario): boolean {
  return Object.values(horario).some((tramos) => falloDe(tramos) !== undefined);
}

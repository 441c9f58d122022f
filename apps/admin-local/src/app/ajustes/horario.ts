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

/** As the API wants them: a stretch may be written down after a later one. */
export function enOrden(horario: Horario): Horario {
  return Object.fromEntries(Object.entries(horario).map(([dia, tramos]) => [dia, ordenados(tramos)]));
}

function ordenados(tramos: readonly Tramo[]): readonly Tramo[] {
  return tramos.toSorted((uno, otro) => uno.desde.localeCompare(otro.desde));
}

const FIN_DEL_DIA = '24:00';

/** A day's hours with one stretch more, or undefined where the day has no room: after the last, or before the first. */
export function conTramoNuevo(tramos: readonly Tramo[]): readonly Tramo[] | undefined {
  const seguidos = ordenados(tramos);
  const [primero, ultimo] = [seguidos[0], seguidos.at(-1)];
  if (!primero || !ultimo) return [{ desde: '09:00', hasta: '18:00' }];
  if (ultimo.hasta < FIN_DEL_DIA) return [...tramos, tramoTras(ultimo)];
  return primero.desde > '00:00' ? [tramoAntesDe(primero), ...tramos] : undefined;
}

/** An hour, an hour after; towards the end of the day what is left of it. */
function tramoTras({ hasta }: Tramo): Tramo {
  const hora = Number(hasta.slice(0, 2)) + 1;
  return hora < 24
    ? { desde: enPunto(hora), hasta: enPunto(hora + 1) }
    : { desde: hasta, hasta: FIN_DEL_DIA };
}

/** An hour, an hour before; towards the beginning of the day what there is of it. */
function tramoAntesDe({ desde }: Tramo): Tramo {
  const hora = Number(desde.slice(0, 2)) - 1;
  return hora > 0 ? { desde: enPunto(hora - 1), hasta: enPunto(hora) } : { desde: '00:00', hasta: desde };
}

const enPunto = (hora: number): string => `${String(hora).padStart(2, '0')}:00`;

/** The same hours on every day that is open already. */
export function copiadoAlResto(horario: Horario, dia: Dia): Horario {
  const tramos = horario[dia] ?? [];
  return Object.fromEntries(Object.keys(horario).map((otro) => [otro, tramos]));
}

/** Why a day's hours cannot be: undefined when they can. */
export function falloDe(tramos: readonly Tramo[]): 'alReves' | 'seSolapan' | undefined {
  if (tramos.some(({ desde, hasta }) => hasta <= desde)) return 'alReves';
  const seguidos = ordenados(tramos);
  return seguidos.some(({ desde }, i) => desde < (seguidos[i - 1]?.hasta ?? '')) ? 'seSolapan' : undefined;
}

/** A day's hours as they are read; nothing when it is closed. */
export function dicho(tramos: readonly Tramo[]): string {
  return ordenados(tramos)
    .map(({ desde, hasta }) => `${desde}–${hasta}`)
    .join(', ');
}

export function tieneFallos(horario: Horario): boolean {
  return Object.values(horario).some((tramos) => falloDe(tramos) !== undefined);
}

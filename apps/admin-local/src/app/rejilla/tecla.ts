import { minutosDeHora } from '@citas/domain';
import { desdeElMinuto, enColumna, hastaElMinuto, type Candidato } from './candidato.ts';
import type { Columna } from './columna.ts';

/** A quarter of an hour; with Shift, five minutes. */
const PASO_LARGO = 15;
const PASO_CORTO = 5;

export type Tecla = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey'>;

/**
 * Where a key takes a cita: up and down in time, left and right to the next column, and with Alt its end alone.
 * Undefined for a key that moves nothing.
 */
export function conTecla(
  candidato: Candidato,
  { key, altKey, shiftKey }: Tecla,
  columnas: readonly Columna[],
): Candidato | undefined {
  const paso = shiftKey ? PASO_CORTO : PASO_LARGO;
  switch (key) {
    case 'ArrowUp':
      return enElTiempo(candidato, -paso, altKey);
    case 'ArrowDown':
      return enElTiempo(candidato, paso, altKey);
    case 'ArrowLeft':
      return altKey ? undefined : alLado(candidato, -1, columnas);
    case 'ArrowRight':
      return altKey ? undefined : alLado(candidato, 1, columnas);
    default:
      return undefined;
  }
}

function enElTiempo(candidato: Candidato, minutos: number, soloElFin: boolean): Candidato {
  return soloElFin
    ? hastaElMinuto(candidato, minutosDeHora(candidato.horaFin) + minutos)
    : desdeElMinuto(candidato, minutosDeHora(candidato.horaInicio) + minutos);
}

function alLado(candidato: Candidato, salto: number, columnas: readonly Columna[]): Candidato {
  const destino = columnas[columnas.findIndex((una) => esDe(una, candidato)) + salto];
  return destino ? enColumna(candidato, destino) : candidato;
}

/** Whether a column is the one in which a candidate would be seen. */
export function esDe({ fecha, profesionalId }: Columna, candidato: Candidato): boolean {
  const deQuien = profesionalId === undefined || profesionalId === candidato.profesionalId;
  return fecha === candidato.fecha && deQuien;
}

import { estaAbierta } from '@citas/domain';
import type { Cita } from '@citas/protocol';

/** Now, in the negocio's calendar and clock. */
export interface Momento {
  readonly fecha: string;
  readonly hora: string;
}

export function haTerminado(cita: Cita, { fecha, hora }: Momento): boolean {
  return cita.fecha < fecha || (cita.fecha === fecha && cita.horaFin <= hora);
}

export function estaEnCurso(cita: Cita, { fecha, hora }: Momento): boolean {
  return cita.fecha === fecha && cita.horaInicio <= hora && hora < cita.horaFin && estaAbierta(cita.estado);
}

/** Over, and nobody has said yet how it went: until somebody does, the numbers are not true. */
export function estaSinCerrar(cita: Cita, momento: Momento): boolean {
  return estaAbierta(cita.estado) && haTerminado(cita, momento);
}

import { FIN_DEL_DIA, seSolapan, type Rango } from '@citas/domain';
import type { Bloqueo, Cita } from '@citas/protocol';
import type { BloqueoPedido } from './bloqueos-api.ts';

export const INICIO_DEL_DIA = '00:00';

/** Whether two ranges of days, ends included, have a day in common. */
export function tocaDias(a: Rango, b: Rango): boolean {
  return a.desde <= b.hasta && b.desde <= a.hasta;
}

export function esDiaEntero({ horaInicio, horaFin }: Pick<Bloqueo, 'horaInicio' | 'horaFin'>): boolean {
  return horaInicio === INICIO_DEL_DIA && horaFin === FIN_DEL_DIA;
}

/** Whose time it is: of everybody, a block of everybody and of anybody counts; of nobody in particular, everybody's. */
export function esDe({ profesionalId }: Pick<Bloqueo, 'profesionalId'>, quien: string | null): boolean {
  return quien === '' || profesionalId === null || profesionalId === quien;
}

/** The citas that lie in a block, at least in part. */
export function citasEnMedio(citas: readonly Cita[], bloqueo: BloqueoPedido): readonly Cita[] {
  return citas.filter((cita) => seSolapan(cita, bloqueo));
}

/** As a day is read: whole days first, then by time. */
export function porHora(a: Bloqueo, b: Bloqueo): number {
  return (
    a.horaInicio.localeCompare(b.horaInicio) || a.desde.localeCompare(b.desde) || a.id.localeCompare(b.id)
  );
}

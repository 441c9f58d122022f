import { estaAbierta, type EstadoCita } from '@citas/domain';
import type { CambiarEstado, Cita, Hueco } from '@citas/protocol';

/** How a cita goes to another time. */
export interface ComoMover {
  /** Also over what is in the way. */
  readonly encima?: boolean;
  /** What it becomes there, while it is closed. */
  readonly reabre?: EstadoCita | undefined;
}

const aunque = (encima: boolean) => encima && { solapeAutorizado: true };

/** The body of a change of estado. */
export function estadoNuevo(a: EstadoCita, motivo: string | undefined, encima: boolean): CambiarEstado {
  return { a, ...(motivo !== undefined && { motivo }), ...aunque(encima) };
}

/** The body of a change of place; with a new estado, of a reopening elsewhere. */
export function donde({ fecha, horaInicio, horaFin, profesionalId }: Hueco | Cita, encima: boolean) {
  return { fecha, horaInicio, horaFin, profesionalId, ...aunque(encima) };
}

/** Somewhere else it can only be to be held: how it went is said of where it was. */
export function porCelebrar(estado: EstadoCita): EstadoCita {
  return estaAbierta(estado) ? estado : 'confirmada';
}

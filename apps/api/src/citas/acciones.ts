import { transicionesPermitidas, type EstadoCita, type Rol } from '@citas/domain';
import type { Cita } from '@citas/protocol';

/** Who may read citas, and who may write them. A wall display sees figures, never names. */
export const LECTORES = ['admin', 'recepcion', 'profesional'] as const satisfies readonly Rol[];
export const ESCRITORES = ['admin', 'recepcion'] as const satisfies readonly Rol[];

/** Where this rol may move a cita of this estado to: what a page offers and what the API allows are one list. */
export function accionesDe(estado: EstadoCita, rol: Rol): EstadoCita[] {
  return ESCRITORES.some((escritor) => escritor === rol) ? [...transicionesPermitidas(estado, rol)] : [];
}

export function conAcciones(cita: Cita, rol: Rol): Cita {
  return { ...cita, acciones: accionesDe(cita.estado, rol) };
}

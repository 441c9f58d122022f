import { transicionesPermitidas, type EstadoCita, type Rol } from '@citas/domain';
import type { Cita } from '@citas/protocol';

/** Where this rol may move a cita of this estado to: what a page offers and what the API allows are one list. */
export function accionesDe(estado: EstadoCita, rol: Rol): EstadoCita[] {
  return [...transicionesPermitidas(estado, rol)];
}

export function conAcciones(cita: Cita, rol: Rol): Cita {
  return { ...cita, acciones: accionesDe(cita.estado, rol) };
}

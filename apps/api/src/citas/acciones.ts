import type { Identidad } from '@citas/auth';
import type { Clock } from '@citas/clock';
import { citaFromRow, type CitaRow } from '@citas/database';
import {
  fechaLocal,
  puedeApuntarLlegada,
  transicionesPermitidas,
  type EstadoCita,
  type Fecha,
  type Rol,
} from '@citas/domain';
import type { Cita, Negocio } from '@citas/protocol';

/** Who asks for citas, in whose zone, and which day it is there. */
export interface Lector {
  readonly rol: Rol;
  readonly zonaHoraria: string;
  readonly hoy: Fecha;
}

export function lectorDe(
  { clock }: { readonly clock: Pick<Clock, 'now'> },
  { rol }: Pick<Identidad, 'rol'>,
  { zonaHoraria }: Pick<Negocio, 'zonaHoraria'>,
): Lector {
  return { rol, zonaHoraria, hoy: fechaLocal(clock.now(), zonaHoraria) };
}

/** Where this rol may move a cita of this estado to: what a page offers and what the API allows are one list. */
export function accionesDe(estado: EstadoCita, rol: Rol): EstadoCita[] {
  return [...transicionesPermitidas(estado, rol)];
}

/** A cita with what this reader may do with it now. */
export function citaPara(row: CitaRow, { rol, zonaHoraria, hoy }: Lector): Cita {
  const cita = citaFromRow(row, zonaHoraria);
  const llegada = puedeApuntarLlegada(cita, rol, hoy) ? (['llegada'] as const) : [];
  return { ...cita, acciones: [...accionesDe(cita.estado, rol), ...llegada] };
}

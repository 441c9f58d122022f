import type { Rol } from './rol.ts';

export const ESTADOS = ['pendiente', 'confirmada', 'completada', 'cancelada', 'no_asistio'] as const;
export type EstadoCita = (typeof ESTADOS)[number];

/** Estados in which a cita takes its professional's time; the database's exclusion constraint uses the same three. */
export const ESTADOS_QUE_OCUPAN: readonly EstadoCita[] = ['pendiente', 'confirmada', 'completada'];

/** Estados of a cita that is still to be held: only such a one can be moved or edited by staff. */
export const ESTADOS_ABIERTOS = ['pendiente', 'confirmada'] as const satisfies readonly EstadoCita[];

/** Where a cita may go from each estado, for anyone who may change it. */
const TRANSICIONES: Record<EstadoCita, readonly EstadoCita[]> = {
  pendiente: ['confirmada', 'completada', 'no_asistio', 'cancelada'],
  confirmada: ['completada', 'no_asistio', 'cancelada'],
  completada: [],
  cancelada: [],
  no_asistio: [],
};

/** Ways back from a closed estado: they rewrite what happened, so only an admin has them. */
const TRANSICIONES_DE_ADMIN: Record<EstadoCita, readonly EstadoCita[]> = {
  pendiente: [],
  confirmada: ['pendiente'],
  completada: ['confirmada'],
  cancelada: ['pendiente', 'confirmada'],
  no_asistio: ['confirmada', 'completada'],
};

export function transicionesPermitidas(estado: EstadoCita, rol: Rol): readonly EstadoCita[] {
  if (rol === 'pantalla') return [];
  return rol === 'admin' ? [...TRANSICIONES[estado], ...TRANSICIONES_DE_ADMIN[estado]] : TRANSICIONES[estado];
}

export function ocupaTiempo(estado: EstadoCita): boolean {
  return ESTADOS_QUE_OCUPAN.includes(estado);
}

export function estaAbierta(estado: EstadoCita): boolean {
  return ESTADOS_ABIERTOS.some((uno) => uno === estado);
}

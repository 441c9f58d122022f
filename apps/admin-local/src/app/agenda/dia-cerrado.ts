import type { Fecha } from '@citas/domain';
import type { Bloqueo, Negocio, Profesional } from '@citas/protocol';
import { esDe, esDiaEntero } from '../bloqueos/tiempo-de-bloqueo.ts';
import { horasDelNegocio, horasDeTrabajo } from '../negocio/horas-de-trabajo.ts';

/** Why nothing can be offered on a day, whatever is booked on it. */
export type Cierre =
  | { readonly por: 'horario' }
  /** Blocked as a whole, for everybody. */
  | { readonly por: 'bloqueo'; readonly motivo: string | null }
  /** Whoever was asked for does not work that day. */
  | { readonly por: 'persona'; readonly nombre: string }
  | { readonly por: 'equipo' };

export interface DiaPedido {
  readonly fecha: Fecha;
  /** Undefined when it does not matter who. */
  readonly profesionalId?: string | undefined;
  /** Those of that day. */
  readonly bloqueos: readonly Bloqueo[];
}

/** Undefined on a day on which somebody works. */
export function cierreDe(
  negocio: Pick<Negocio, 'horario'>,
  profesionales: readonly Profesional[],
  { fecha, profesionalId, bloqueos }: DiaPedido,
): Cierre | undefined {
  if (horasDelNegocio(negocio, fecha).length === 0) return { por: 'horario' };
  const enteros = bloqueos.filter(esDiaEntero);
  const deTodos = enteros.find((bloqueo) => bloqueo.profesionalId === null);
  if (deTodos) return { por: 'bloqueo', motivo: deTodos.motivo };
  const libra = (persona: Profesional) =>
    horasDeTrabajo(negocio, persona, fecha).length === 0 ||
    enteros.some((bloqueo) => esDe(bloqueo, persona.id));
  const persona = profesionales.find(({ id }) => id === profesionalId);
  if (persona) return libra(persona) ? { por: 'persona', nombre: persona.nombre } : undefined;
  return profesionales.length > 0 && profesionales.every(libra) ? { por: 'equipo' } : undefined;
}

import type { Queryable } from '@citas/database';
import { existeHora } from '@citas/domain';
import type { Choque, CitaDeSerie, Negocio } from '@citas/protocol';
import { selectBloqueosEnMedio } from '../bloqueos/bloqueo-queries.ts';
import { selectConflictos } from '../citas/solape-queries.ts';
import { findAlternativas } from '../disponibilidad/alternativas.ts';
import type { DisponibilidadDeps } from '../disponibilidad/disponibilidad.ts';
import { seEstorban } from './pedidas.ts';
import type { Pedida } from './serie-error.ts';

/**
 * What keeps a cita of a serie from being made, if anything. Two of the serie itself that get in each other's way are
 * `ocupada` by no cita that is there.
 */
export async function choqueDe(
  tx: Queryable,
  negocio: Negocio,
  pedida: Pedida,
  todas: readonly Pedida[],
): Promise<Choque | null> {
  if (!existe(pedida, negocio)) return { tipo: 'hora_inexistente' };
  const bloqueos = await selectBloqueosEnMedio(tx, pedida);
  if (bloqueos.length > 0) return { tipo: 'bloqueada', bloqueos };
  const conflictos = await selectConflictos(tx, pedida);
  const seEstorba = todas.some((otra) => seEstorban(pedida, otra));
  return conflictos.length > 0 || seEstorba ? { tipo: 'ocupada', conflictos } : null;
}

function existe({ fecha, horaInicio, horaFin }: Pedida, { zonaHoraria }: Negocio): boolean {
  return existeHora(fecha, horaInicio, zonaHoraria) && existeHora(fecha, horaFin, zonaHoraria);
}

/** Those that cannot be made, each with why; asked while their time is held, nothing can come between. */
export async function conChoque(
  tx: Queryable,
  negocio: Negocio,
  pedidas: readonly Pedida[],
): Promise<Map<Pedida, Choque>> {
  const choques = new Map<Pedida, Choque>();
  for (const pedida of pedidas) {
    const choque = await choqueDe(tx, negocio, pedida, pedidas);
    if (choque) choques.set(pedida, choque);
  }
  return choques;
}

/** As a person looks at it: with the nearest free times where something stands in the way. */
export async function explicada(
  deps: DisponibilidadDeps,
  pedida: Pedida,
  choque: Choque | null,
): Promise<CitaDeSerie> {
  const { fechaDeLaRegla, fecha, horaInicio, horaFin, profesionalId } = pedida;
  const alternativas = choque ? await findAlternativas(deps, pedida) : [];
  return { fechaDeLaRegla, fecha, horaInicio, horaFin, profesionalId, choque, alternativas };
}

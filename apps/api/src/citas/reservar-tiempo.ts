import type { CitaRow, Queryable } from '@citas/database';
import { findAlternativas } from '../disponibilidad/alternativas.ts';
import type { DisponibilidadDeps } from '../disponibilidad/disponibilidad.ts';
import { isOverlap } from '../http/database-error.ts';
import { CitaSolapadaError, type TiempoPedido } from './cita-error.ts';
import { lockProfesionales, selectConflictos } from './solape-queries.ts';

/** What a cita wants to occupy; without a professional it takes no one's time. */
export type Reserva = Omit<TiempoPedido, 'profesionalId'> & {
  readonly profesionalId: string | null;
  /** Who had the cita until now. */
  readonly deProfesionalId?: string | null;
  readonly solapeAutorizado: boolean;
};

/**
 * Takes the professional's time until the transaction ends and writes the cita, or says who has that time. The write
 * learns whether it overlaps on purpose: only then may it stand outside the database's own exclusion constraint.
 */
export async function reservarTiempo(
  tx: Queryable,
  { profesionalId, deProfesionalId, ...reserva }: Reserva,
  write: (solapa: boolean) => Promise<CitaRow>,
): Promise<CitaRow> {
  if (profesionalId === null) return write(false);
  const pedido = { ...reserva, profesionalId };
  await lockProfesionales(
    tx,
    reserva.negocioId,
    deProfesionalId ? [profesionalId, deProfesionalId] : [profesionalId],
  );
  const conflictos = await selectConflictos(tx, pedido);
  if (conflictos.length > 0 && !reserva.solapeAutorizado) throw new CitaSolapadaError(pedido, conflictos);
  try {
    return await write(conflictos.length > 0);
  } catch (error) {
    // A writer behind the API's back takes no lock, so the constraint may still speak.
    throw isOverlap(error) ? new CitaSolapadaError(pedido, []) : error;
  }
}

/** Adds the nearest free slots to a collision, once its transaction is over and holds up nobody. */
export async function conAlternativas<T>(deps: DisponibilidadDeps, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof CitaSolapadaError)) throw error;
    const { pedido } = error;
    const conflictos =
      error.conflictos.length > 0 ? error.conflictos : await selectConflictos(deps.database, pedido);
    throw new CitaSolapadaError(pedido, conflictos, await findAlternativas(deps, pedido));
  }
}

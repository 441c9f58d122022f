import type { CitaRow, Queryable } from '@citas/database';
import { selectBloqueosEnMedio } from '../bloqueos/bloqueo-queries.ts';
import type { CitaDeps } from './cita-deps.ts';
import { findAlternativas } from '../disponibilidad/alternativas.ts';
import type { DisponibilidadDeps } from '../disponibilidad/disponibilidad.ts';
import { isOverlap } from '../http/database-error.ts';
import { CitaSolapadaError, TiempoBloqueadoError, type TiempoPedido } from './cita-error.ts';
import { lockProfesionales, selectConflictos } from './solape-queries.ts';

/** What a cita wants to occupy; without a professional it takes no one's time. */
export interface Reserva extends TiempoPedido {
  readonly solapeAutorizado: boolean;
}

/**
 * Takes the professional's time until the transaction ends and writes the cita, or says what stands in its way. The
 * write learns whether it overlaps on purpose: only then may it stand outside the database's own exclusion constraint.
 */
export async function reservarTiempo(
  tx: Queryable,
  reserva: Reserva,
  write: (solapa: boolean) => Promise<CitaRow>,
): Promise<CitaRow> {
  const { negocioId, profesionalId, solapeAutorizado } = reserva;
  const quienes = [profesionalId, profesionalId && reserva.de?.profesionalId].filter(
    (id) => typeof id === 'string',
  );
  await lockProfesionales(tx, negocioId, quienes);
  const bloqueos = solapeAutorizado ? [] : await selectBloqueosEnMedio(tx, reserva);
  if (bloqueos.length > 0) throw new TiempoBloqueadoError(reserva, bloqueos);
  const conflictos = await selectConflictos(tx, reserva);
  if (conflictos.length > 0 && !solapeAutorizado) throw new CitaSolapadaError(reserva, conflictos);
  try {
    return await write(conflictos.length > 0);
  } catch (error) {
    // A writer behind the API's back takes no lock, so the constraint may still speak.
    throw isOverlap(error) ? new CitaSolapadaError(reserva, []) : error;
  }
}

/** Adds the nearest free slots to a refusal, once its transaction is over and holds up nobody. */
export async function conAlternativas<T>(deps: CitaDeps, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof TiempoBloqueadoError) && !(error instanceof CitaSolapadaError)) throw error;
    throw await deps.database.transaction((tx) => explained(error, { clock: deps.clock, database: tx }), {
      isolation: 'repeatable read',
      readOnly: true,
    });
  }
}

async function explained(
  error: TiempoBloqueadoError | CitaSolapadaError,
  deps: DisponibilidadDeps,
): Promise<Error> {
  const { pedido } = error;
  const alternativas = await findAlternativas(deps, pedido);
  if (error instanceof TiempoBloqueadoError) {
    return new TiempoBloqueadoError(pedido, error.bloqueos, alternativas);
  }
  const conflictos =
    error.conflictos.length > 0 ? error.conflictos : await selectConflictos(deps.database, pedido);
  return new CitaSolapadaError(pedido, conflictos, alternativas);
}

import type { Identidad } from '@citas/auth';
import type { Queryable } from '@citas/database';
import type { Negocio } from '@citas/protocol';
import type { CitaDeps } from '../citas/cita-deps.ts';
import { lockProfesionales } from '../citas/solape-queries.ts';
import { writeCitas } from '../citas/write-citas.ts';
import { isOverlap } from '../http/database-error.ts';
import { conChoque, explicada } from './choques.ts';
import { ChoquesError, SerieConChoquesError, type Pedida } from './serie-error.ts';

/** All or nothing. A refusal is explained date by date once its transaction is over and holds up nobody. */
export async function writeSerie<T>(
  deps: CitaDeps,
  identidad: Identidad,
  negocio: Negocio,
  write: (tx: Queryable) => Promise<T>,
): Promise<T> {
  try {
    return await writeCitas(deps.database, identidad, write);
  } catch (error) {
    if (!(error instanceof ChoquesError)) throw error;
    throw await deps.database.transaction((tx) => explicado(tx, deps, negocio, error.pedidas), {
      isolation: 'repeatable read',
      readOnly: true,
    });
  }
}

async function explicado(
  tx: Queryable,
  { clock }: CitaDeps,
  negocio: Negocio,
  pedidas: readonly Pedida[],
): Promise<SerieConChoquesError> {
  const citas = [];
  for (const [pedida, choque] of await conChoque(tx, negocio, pedidas)) {
    citas.push(await explicada({ database: tx, clock }, pedida, choque));
  }
  return new SerieConChoquesError(citas);
}

/** Takes the time of everybody who is asked for until the transaction ends, and writes, if nothing stands in the way. */
export async function reservarTodas(
  tx: Queryable,
  negocio: Negocio,
  pedidas: readonly Pedida[],
  write: () => Promise<void>,
): Promise<void> {
  const quienes = pedidas.flatMap(({ profesionalId, de }) => [profesionalId, de?.profesionalId]);
  await lockProfesionales(
    tx,
    negocio.id,
    quienes.filter((id) => typeof id === 'string'),
  );
  if ((await conChoque(tx, negocio, pedidas)).size > 0) throw new ChoquesError(pedidas);
  try {
    await write();
  } catch (error) {
    // A writer behind the API's back takes no lock, so the constraint may still speak.
    throw isOverlap(error) ? new ChoquesError(pedidas) : error;
  }
}

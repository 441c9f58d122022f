import type { Identidad } from '@citas/auth';
import type { CitaRow, Queryable } from '@citas/database';
import type { Cita, Negocio } from '@citas/protocol';
import type { Target } from '../http/target.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { citaPara, lectorDe } from './acciones.ts';
import type { CitaDeps } from './cita-deps.ts';
import { holdCurrent } from './current-cita.ts';
import { conAlternativas } from './reservar-tiempo.ts';
import { writeCitas } from './write-citas.ts';

/** What every change of an existing cita goes through: hold it, compare versions, write, tell the hub. */
export async function changeCita(
  deps: CitaDeps,
  identidad: Identidad,
  target: Target,
  write: (tx: Queryable, actual: CitaRow, negocio: Negocio) => Promise<CitaRow>,
): Promise<Cita> {
  const negocio = await selectNegocio(deps.database, identidad.negocioId);
  const lector = lectorDe(deps, identidad, negocio);
  const { before, after } = await conAlternativas(deps, () =>
    writeCitas(deps.database, identidad, async (tx) => {
      const actual = await holdCurrent(tx, { ...target, identidad, lector });
      return { before: actual, after: await write(tx, actual, negocio) };
    }),
  );
  if (after.version !== before.version) {
    deps.websocketNotification.notifyCitaChange(identidad.negocioId, 'updated');
  }
  return citaPara(after, lector);
}

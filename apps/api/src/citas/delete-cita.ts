import type { Identidad } from '@citas/auth';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import type { Target } from '../http/target.ts';
import type { CitaDeps } from './cita-deps.ts';
import { deleteCita as writeDelete } from './cita-queries.ts';
import { lectorDe } from './acciones.ts';
import { holdCurrent } from './current-cita.ts';
import { writeCitas } from './write-citas.ts';

/** The log keeps what it was. */
export async function deleteCita(deps: CitaDeps, identidad: Identidad, target: Target): Promise<void> {
  const negocio = await selectNegocio(deps.database, identidad.negocioId);
  const lector = lectorDe(deps, identidad, negocio);
  await writeCitas(deps.database, identidad, async (tx) => {
    const actual = await holdCurrent(tx, { ...target, identidad, lector });
    await writeDelete(tx, actual);
  });
  deps.websocketNotification.notifyCitaChange(identidad.negocioId, 'deleted');
}

import type { Identidad } from '@citas/auth';
import { fechaLocal, puedeApuntarLlegada } from '@citas/domain';
import type { ApuntarLlegada, Cita } from '@citas/protocol';
import type { Target } from '../http/target.ts';
import { changeCita } from './change-cita.ts';
import type { CitaDeps } from './cita-deps.ts';
import { LlegadaNoPermitidaError } from './cita-error.ts';
import { updateLlegada } from './cita-queries.ts';

/** Notes that the client is there since now, or that they are not after all. */
export function apuntarLlegada(
  deps: CitaDeps,
  identidad: Identidad,
  target: Target,
  { llego }: ApuntarLlegada,
): Promise<Cita> {
  return changeCita(deps, identidad, target, (tx, actual, { zonaHoraria }) => {
    const ahora = deps.clock.now();
    const hoy = fechaLocal(ahora, zonaHoraria);
    if (!puedeApuntarLlegada(actual, identidad.rol, hoy)) throw new LlegadaNoPermitidaError(actual, hoy);
    return updateLlegada(tx, actual, llego ? new Date(ahora) : null);
  });
}

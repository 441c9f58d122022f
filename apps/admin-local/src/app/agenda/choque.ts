import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import type { Conflicto } from './conflicto.ts';

/** A cita that could not be moved where it was dropped, and where else it could. */
export interface Choque {
  readonly cita: Cita;
  readonly conflicto: Conflicto;
  /** Does it all the same, with the cita as it is by then: an admin may. */
  readonly encima: (ahora: Cita) => void;
  /** What it was to be again, where it is closed: it is reopened at another time, not moved. */
  readonly reabre?: EstadoCita | undefined;
}

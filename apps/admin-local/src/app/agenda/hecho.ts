import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import type { Observable } from 'rxjs';

/** What was done, as it is told. */
export interface Hecho {
  readonly texto: string;
  /** As it was left; absent when nothing can be taken back. */
  readonly cita?: Cita;
  /** Takes it back, `encima` also over what is in the way; absent when the rules allow no way back. */
  readonly deshacer?: (dejada: Cita, encima: boolean) => Observable<Cita | undefined>;
  /** What taking it back makes of a cita that is closed. */
  readonly reabre?: EstadoCita;
}

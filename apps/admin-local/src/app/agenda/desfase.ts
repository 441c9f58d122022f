import { citaSchema, type Cita } from '@citas/protocol';
import { esProblema, problemaDe } from '../http/problema.ts';

/** A cita as this person saw it, and as somebody else has left it since. */
export interface Desfase {
  readonly antes: Cita;
  readonly ahora: Cita;
}

/** From a 412 `version-antigua`; undefined when the error is something else. */
export function desfaseDe(error: unknown, antes: Cita): Desfase | undefined {
  if (!esProblema(error, 'version-antigua')) return undefined;
  const actual = citaSchema.safeParse(problemaDe(error)?.['actual']);
  return actual.success ? { antes, ahora: actual.data } : undefined;
}

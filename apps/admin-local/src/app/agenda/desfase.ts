import type { Cita } from '@citas/protocol';
import { esProblema, problemaDe } from '../http/problema.ts';

/** A cita as this person saw it, and as somebody else has left it since. */
export interface Desfase {
  readonly antes: Cita;
  readonly ahora: Cita;
}

/** From a 412 `version-antigua`; undefined when the error is something else. */
export function desfaseDe(error: unknown, antes: Cita): Desfase | undefined {
  if (!esProblema(error, 'version-antigua')) return undefined;
  const actual = problemaDe(error)?.['actual'];
  return esLaMisma(actual, antes) ? { antes, ahora: actual } : undefined;
}

/** The schemas' code would be the larger part of the page, and this comes from our own API. */
function esLaMisma(valor: unknown, { id }: Cita): valor is Cita {
  return (
    typeof valor === 'object' && valor !== null && 'version' in valor && 'id' in valor && valor.id === id
  );
}

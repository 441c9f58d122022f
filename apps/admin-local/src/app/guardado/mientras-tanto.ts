import type { Clock } from '@citas/clock';
import { Observable, type MonoTypeOperatorFunction } from 'rxjs';

/** A network that swallows what is sent refuses nothing: what was kept is shown after so long without an answer. */
export const PACIENCIA_MS = 4_000;

/** What was kept, if there is any, until the answer is there; it is waited for all the same. */
export function mientrasTanto<T>(clock: Clock, guardado: () => T | undefined): MonoTypeOperatorFunction<T> {
  return (respuesta$) =>
    new Observable<T>((quien) => {
      const espera = clock.after(PACIENCIA_MS, () => {
        const valor = guardado();
        if (valor !== undefined) quien.next(valor);
      });
      quien.add(espera);
      respuesta$.subscribe(quien);
    });
}

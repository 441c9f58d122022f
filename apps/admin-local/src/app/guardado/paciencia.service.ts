import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { Observable, tap, type MonoTypeOperatorFunction } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';

/** A network that swallows what is sent refuses nothing: what was kept is shown after so long without an answer. */
export const PACIENCIA_MS = 4_000;

/** One patience for all that is asked: once it has run out, what was kept is shown at once, until anything is answered. */
@Injectable({ providedIn: 'root' })
export class Paciencia {
  readonly #clock = inject(CLOCK);
  #agotada = false;

  /** Calls back once it has run out; all of it is had again where something is on show already. */
  perder(alPerderla: () => void, seVe = false): Cancel {
    return this.#clock.after(this.#agotada && !seVe ? 0 : PACIENCIA_MS, () => {
      this.#agotada = true;
      alPerderla();
    });
  }

  /** Somebody has answered, if only with a refusal. */
  recobrar(): void {
    this.#agotada = false;
  }

  /** What was kept, if there is any, until the answer is there; it is waited for all the same. */
  mientrasTanto<T>(
    guardado: () => T | undefined,
    seVe: () => boolean = () => false,
  ): MonoTypeOperatorFunction<T> {
    const recobrar = () => this.recobrar();
    return (respuesta$) =>
      new Observable<T>((quien) => {
        quien.add(
          this.perder(() => {
            const valor = guardado();
            if (valor !== undefined) quien.next(valor);
          }, seVe()),
        );
        respuesta$.pipe(tap({ next: recobrar, error: recobrar })).subscribe(quien);
      });
  }
}

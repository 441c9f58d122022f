import { HttpResponse, type HttpEvent } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Notification } from '@citas/protocol';
import {
  BehaviorSubject,
  concatMap,
  defer,
  filter,
  finalize,
  map,
  of,
  take,
  tap,
  type MonoTypeOperatorFunction,
  type Observable,
} from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';

/** Longer than nearly every answer takes; then whoever else has something to tell is heard. */
const PACIENCIA_MS = 10_000;
/** A notice comes at once, or not while we watch. */
const RECORDADAS = 200;

/** What this very page has done: it says so already, with the way back, and nobody has to tell it. */
@Injectable({ providedIn: 'root' })
export class CambiosPropios {
  readonly #clock = inject(CLOCK);
  readonly #causas = new Set<string>();
  readonly #sinRespuesta = new BehaviorSubject(0);

  /** A request that may change something. Only what was done is remembered: a refusal tells nobody anything. */
  seguir(respuesta: Observable<HttpEvent<unknown>>): Observable<HttpEvent<unknown>> {
    return defer(() => {
      const soltar = this.#retener();
      return respuesta.pipe(
        tap((suceso) => {
          if (suceso instanceof HttpResponse) this.#recordar(suceso.headers.get('X-Request-Id'));
        }),
        finalize(soltar),
      );
    });
  }

  /** Those of what others did. A notice may come before the answer that tells whose it is, and then waits for it. */
  readonly soloAjenos: MonoTypeOperatorFunction<Notification> = (nuevas$) =>
    nuevas$.pipe(
      concatMap((una) => (una.data.causa === null ? of(una) : this.#respondido().pipe(map(() => una)))),
      filter(({ data: { causa } }) => causa === null || !this.#causas.has(causa)),
    );

  #respondido(): Observable<unknown> {
    return this.#sinRespuesta.pipe(
      filter((cuantas) => cuantas === 0),
      take(1),
    );
  }

  #retener(): () => void {
    this.#sinRespuesta.next(this.#sinRespuesta.value + 1);
    let retenido = true;
    const soltar = () => {
      olvidar();
      if (retenido) this.#sinRespuesta.next(this.#sinRespuesta.value - 1);
      retenido = false;
    };
    const olvidar = this.#clock.after(PACIENCIA_MS, soltar);
    return soltar;
  }

  #recordar(causa: string | null): void {
    if (causa) this.#causas.add(causa);
    const [antigua] = this.#causas;
    if (antigua && this.#causas.size > RECORDADAS) this.#causas.delete(antigua);
  }
}

import type { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import type { Clock } from '@citas/clock';
import { Observable, retry, throwError } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';
import { esProblema } from './problema.ts';

/** Longer than a request takes that is going to be answered at all; then it is the person's to decide. */
const VECES = 30;
const ESPERA_MS = 1000;

/**
 * Whoever sends something again because no answer came may be told that the first one is still at work. Nobody has to
 * know: it is asked again, under the same key, until there is the answer.
 */
export const enCursoInterceptor: HttpInterceptorFn = (peticion, next) => {
  const clock = inject(CLOCK);
  return next(peticion).pipe(
    retry({
      count: VECES,
      delay: (error: unknown) =>
        esProblema(error, 'peticion-en-curso')
          ? tras(clock, esperaDe(error as HttpErrorResponse))
          : throwError(() => error),
    }),
  );
};

function esperaDe({ headers }: HttpErrorResponse): number {
  return Number(headers.get('Retry-After')) * 1000 || ESPERA_MS;
}

function tras(clock: Pick<Clock, 'after'>, ms: number): Observable<void> {
  return new Observable((quien) => clock.after(ms, () => quien.next()));
}

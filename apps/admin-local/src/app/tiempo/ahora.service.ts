import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { CLOCK } from './clock.token.ts';

/** The time as a signal that moves once a second. */
@Injectable({ providedIn: 'root' })
export class Ahora {
  readonly #clock = inject(CLOCK);
  readonly #instante = signal(this.#clock.now());
  /** Milliseconds since the Unix epoch. */
  readonly instante = this.#instante.asReadonly();

  constructor() {
    const stop = this.#clock.every(1000, () => this.#instante.set(this.#clock.now()));
    inject(DestroyRef).onDestroy(stop);
  }
}

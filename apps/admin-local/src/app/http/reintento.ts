import { DestroyRef, effect, inject, untracked, type Signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { CLOCK } from '../tiempo/clock.token.ts';
import { esPasajero, OTRA_VEZ_MS } from './es-pasajero.ts';

/**
 * Asks again for what could not be read: a while after a failure that passes, and whenever the connection is back. Without
 * a connection it waits for it. Made in an injection context, and ends with it.
 */
export class Reintento {
  readonly #clock = inject(CLOCK);
  readonly #pedir: () => void;
  readonly #connected: Signal<boolean>;
  #falta = false;
  #espera: Cancel | undefined;

  constructor(pedir: () => void, connected: Signal<boolean>) {
    this.#pedir = pedir;
    this.#connected = connected;
    effect(() => {
      if (connected() && this.#falta) untracked(pedir);
    });
    inject(DestroyRef).onDestroy(() => this.empieza());
  }

  /** It is being read: nothing else is waited for. */
  empieza(): void {
    this.#espera?.();
  }

  /** It is being read still: it may never come by a connection that was lost meanwhile. */
  tarda(): void {
    this.#falta = true;
  }

  falla(error: unknown): void {
    this.tarda();
    if (!esPasajero(error)) return;
    this.#espera = this.#clock.after(OTRA_VEZ_MS, () => {
      if (untracked(this.#connected)) this.#pedir();
    });
  }

  acaba(): void {
    this.#falta = false;
  }
}

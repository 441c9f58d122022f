import { DestroyRef, inject } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { Subscription } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';

/** After so long with a change waiting for it, nobody is going to answer a reading any more. */
const PACIENCIA_MS = 30_000;

/**
 * Reads again what has changed: a while after the first of several changes, and once more when some came during the
 * reading. Changes that do not cease neither put a reading off nor break it off. Made in an injection context, and ends
 * with it.
 */
export class Relectura {
  readonly #clock = inject(CLOCK);
  readonly #leer: () => Subscription;
  readonly #esperaMs: () => number;
  /** Something has changed that no reading has seen yet. */
  #espera: Cancel | undefined;
  #lectura = Subscription.EMPTY;

  /** How long a change waits to be read is asked with each. */
  constructor(leer: () => Subscription, esperaMs: number | (() => number)) {
    this.#leer = leer;
    this.#esperaMs = typeof esperaMs === 'number' ? () => esperaMs : esperaMs;
    inject(DestroyRef).onDestroy(() => this.dejar());
  }

  /** Whether something is being read, or is going to be. */
  get quedaPorLeer(): boolean {
    return this.#espera !== undefined || !this.#lectura.closed;
  }

  /** Instead of what was being read: something else is asked now. */
  ahora(): void {
    this.dejar();
    this.#lectura = this.#leer();
    this.#lectura.add(() => this.#acabar());
  }

  pronto(): void {
    const espera = this.#lectura.closed ? this.#esperaMs() : PACIENCIA_MS;
    this.#espera ??= this.#clock.after(espera, () => this.ahora());
  }

  dejar(): void {
    this.#olvidar();
    this.#lectura.unsubscribe();
  }

  #acabar(): void {
    if (!this.#espera) return;
    this.#olvidar();
    this.pronto();
  }

  #olvidar(): void {
    this.#espera?.();
    this.#espera = undefined;
  }
}

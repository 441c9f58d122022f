import { signal } from '@angular/core';

/** Holds the page still on demand (WCAG 2.2.2): what comes meanwhile waits, the newest of each kind wins. */
export class Pausa {
  readonly #activa = signal(false);
  readonly #novedades = signal(0);
  readonly activa = this.#activa.asReadonly();
  /** How many messages wait. */
  readonly novedades = this.#novedades.asReadonly();
  #enEspera: (() => void)[] = [];

  /** Does it now, or in order when resumed. */
  pasar(cambio: () => void): void {
    if (!this.#activa()) {
      cambio();
      return;
    }
    this.#enEspera.push(cambio);
    this.#novedades.update((n) => n + 1);
  }

  alternar(): void {
    this.#activa.update((activa) => !activa);
    for (const cambio of this.#enEspera.splice(0)) cambio();
    this.#novedades.set(0);
  }
}

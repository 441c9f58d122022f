import { signal } from '@angular/core';

/** Holds the page still on demand (WCAG 2.2.2): what comes meanwhile waits, the newest of each kind wins. */
export class Pausa {
  readonly #activa = signal(false);
  readonly #novedades = signal(0);
  readonly activa = this.#activa.asReadonly();
  /** How many changes have come meanwhile. */
  readonly novedades = this.#novedades.asReadonly();
  readonly #enEspera = new Map<string, () => void>();

  /** Does it now, or when resumed, unless a newer one of its kind comes first. */
  pasar(clase: string, cambio: () => void): void {
    if (this.#activa()) this.#enEspera.set(clase, cambio);
    else cambio();
  }

  /** One more thing has happened: said while paused. */
  contar(cuantas = 1): void {
    if (this.#activa()) this.#novedades.update((n) => n + cuantas);
  }

  alternar(): void {
    this.#activa.update((activa) => !activa);
    for (const cambio of this.#enEspera.values()) cambio();
    this.#enEspera.clear();
    this.#novedades.set(0);
  }
}

import { signal } from '@angular/core';

/**
 * Holds the page still on demand (WCAG 2.2.2): what comes by itself meanwhile waits, the newest of each kind wins. What
 * is about something else than what is shown does not: the page is called by its name already.
 */
export class Pausa {
  readonly #activa = signal(false);
  readonly #novedades = signal(0);
  readonly activa = this.#activa.asReadonly();
  /** How many changes have come meanwhile. */
  readonly novedades = this.#novedades.asReadonly();
  readonly #enEspera = new Map<string, () => void>();
  /** Of each kind, what the one on show is about. */
  readonly #mostrado = new Map<string, string>();

  /** Does it now, or when resumed, unless a newer one of its kind comes first. `deQue`: the days it is about. */
  pasar(clase: string, deQue: string, cambio: () => void): void {
    if (this.#activa() && this.#mostrado.get(clase) === deQue) {
      this.#enEspera.set(clase, cambio);
      return;
    }
    this.#enEspera.delete(clase);
    this.#mostrado.set(clase, deQue);
    cambio();
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

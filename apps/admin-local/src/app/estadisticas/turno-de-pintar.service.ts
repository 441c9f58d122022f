import { DOCUMENT, inject, Injectable } from '@angular/core';

/** One chart is drawn in a frame: those that change together take turns, and no frame takes the time of all. */
@Injectable({ providedIn: 'root' })
export class TurnoDePintar {
  readonly #ventana = inject(DOCUMENT).defaultView;
  readonly #cola = new Set<() => void>();
  #hayFotograma = false;

  /** Asked again before its turn, it is drawn once. */
  pedir(pintar: () => void): void {
    this.#cola.add(pintar);
    this.#pedirFotograma();
  }

  olvidar(pintar: () => void): void {
    this.#cola.delete(pintar);
  }

  #pedirFotograma(): void {
    if (this.#hayFotograma || this.#cola.size === 0) return;
    this.#hayFotograma = true;
    this.#ventana?.requestAnimationFrame(() => this.#pintarUno());
  }

  #pintarUno(): void {
    const [pintar] = this.#cola;
    this.#hayFotograma = false;
    if (!pintar) return;
    this.#cola.delete(pintar);
    this.#pedirFotograma();
    pintar();
  }
}

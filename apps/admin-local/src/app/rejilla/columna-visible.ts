import { effect, signal, type ElementRef, type Signal } from '@angular/core';

/**
 * Which column fills the screen where there is room for one alone. The browser scrolls from one to the next, by finger,
 * by focus or because it is told to; this follows. Made in an injection context.
 */
export class ColumnaVisible {
  readonly #marco: Signal<ElementRef<HTMLElement> | undefined>;
  /** Undefined until it has been scrolled. */
  readonly #indice = signal<number | undefined>(undefined);
  readonly indice = this.#indice.asReadonly();

  constructor(marco: Signal<ElementRef<HTMLElement> | undefined>, deUnaEnUna: Signal<boolean>) {
    this.#marco = marco;
    effect((alCambiar) => {
      const elemento = marco()?.nativeElement;
      if (!elemento || !deUnaEnUna()) return;
      const seguir = (): void => {
        const ancho = this.#ancho();
        if (ancho > 0) this.#indice.set(Math.round(elemento.scrollLeft / ancho));
      };
      elemento.addEventListener('scroll', seguir, { passive: true });
      alCambiar(() => elemento.removeEventListener('scroll', seguir));
    });
  }

  /** At once; or, as its style says, gliding. */
  ir(indice: number, behavior: 'instant' | 'auto' = 'auto'): void {
    if (indice >= 0) this.#marco()?.nativeElement.scrollTo({ left: indice * this.#ancho(), behavior });
  }

  #ancho(): number {
    return this.#marco()?.nativeElement.querySelector('app-columna')?.getBoundingClientRect().width ?? 0;
  }
}

import { InputModalityDetector } from '@angular/cdk/a11y';
import { afterEveryRender, DestroyRef, Directive, DOCUMENT, ElementRef, inject, output } from '@angular/core';
import { fromEvent, merge } from 'rxjs';
import { focoPerdido } from '../ui/foco-perdido.ts';

/** A cita that comes to lie elsewhere is drawn anew there: the focus goes with it. */
@Directive({ selector: '[appFocoDeBloque]' })
export class FocoDeBloqueDirective {
  /** Something else has it; not so when the block goes away under it. */
  readonly soltado = output();
  readonly #document = inject(DOCUMENT);
  readonly #marco = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #modo = inject(InputModalityDetector);
  /** The cita whose block is the last that had the focus. */
  #citaId: string | undefined;

  constructor() {
    const escucha = merge(
      fromEvent(this.#document, 'focusin'),
      fromEvent(this.#document, 'pointerdown', { capture: true }),
    ).subscribe(({ target }) => {
      if (target instanceof Element) this.#tiene(target);
    });
    afterEveryRender({ read: () => this.#seguir() });
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  /** A dialog gives it back. */
  #tiene(elemento: Element): void {
    const citaId = this.#citaEn(elemento);
    if (citaId !== this.#citaId) this.soltado.emit();
    if (!elemento.closest('dialog')) this.#citaId = citaId;
  }

  #citaEn(elemento: Element): string | undefined {
    const bloque = elemento.closest<HTMLElement>('[data-cita-id]');
    return bloque && this.#marco.contains(bloque) ? bloque.dataset['citaId'] : undefined;
  }

  #seguir(): void {
    if (this.#citaId === undefined || !focoPerdido(this.#document)) return;
    const bloque = this.#marco.querySelector<HTMLElement>(`[data-cita-id="${this.#citaId}"]`);
    // Only a key goes where it cannot be seen.
    bloque?.focus({ preventScroll: this.#modo.mostRecentModality !== 'keyboard' });
  }
}

import { Directive, effect, ElementRef, inject, input } from '@angular/core';

/** Marks for a moment what has just changed; quietly, and not at all when less motion is wanted. */
@Directive({ selector: '[appDestello]' })
export class DestelloDirective {
  readonly appDestello = input.required<unknown>();
  readonly #elemento = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #anterior: unknown;

  constructor() {
    effect(() => {
      const valor = this.appDestello();
      if (this.#anterior !== undefined && this.#anterior !== valor) this.#destellar();
      this.#anterior = valor;
    });
  }

  #destellar(): void {
    const elemento = this.#elemento;
    if (!('animate' in elemento) || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const marca = 'color-mix(in srgb, currentcolor 16%, transparent)';
    elemento.animate([{ backgroundColor: marca }, { backgroundColor: 'transparent' }], {
      duration: 1600,
      easing: 'ease-out',
    });
  }
}

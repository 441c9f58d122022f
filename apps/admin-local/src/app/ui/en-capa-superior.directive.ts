import { afterNextRender, DestroyRef, Directive, effect, ElementRef, inject, input } from '@angular/core';
import { CapaSuperior } from './capa-superior.service.ts';

/** Lies above every dialog and can be pressed there, as the toasts do. */
@Directive({ selector: '[appEnCapaSuperior]' })
export class EnCapaSuperiorDirective {
  /** What is shown: each new value goes above what was opened since the one before. */
  readonly appEnCapaSuperior = input<unknown>();

  constructor() {
    const capa = inject(CapaSuperior);
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    inject(DestroyRef).onDestroy(capa.unir(nativeElement));
    // From the beginning: what is told in a region that was not there is not heard.
    afterNextRender(() => capa.subir());
    effect(() => {
      if (this.appEnCapaSuperior()) capa.subir(nativeElement);
    });
  }
}

import { Directive, effect, ElementRef, inject, input } from '@angular/core';
import { TecladoService } from './teclado.service.ts';

/** A button that its shortcut presses, for as long as it is on the page. */
@Directive({ selector: 'button[appConAtajo]', host: { '[attr.aria-keyshortcuts]': 'appConAtajo()' } })
export class ConAtajoDirective {
  /** As `TecladoService` knows it. */
  readonly appConAtajo = input.required<string>();

  constructor() {
    const teclado = inject(TecladoService);
    const { nativeElement } = inject<ElementRef<HTMLButtonElement>>(ElementRef);
    effect((alCambiar) => alCambiar(teclado.registrar(this.appConAtajo(), () => nativeElement.click())));
  }
}

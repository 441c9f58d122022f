import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/** What appears out of sight, under what one has scrolled to, comes into it. */
@Directive({ selector: '[appALaVista]' })
export class ALaVistaDirective {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => nativeElement.scrollIntoView?.({ block: 'nearest' }));
  }
}

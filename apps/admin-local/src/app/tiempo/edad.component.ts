import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { Ahora } from './ahora.service.ts';
import { edad } from './edad.ts';

/** «hace 3 min», kept true; the exact time is in the tooltip. */
@Component({
  selector: 'app-edad',
  imports: [TranslocoDirective],
  template: `<time *transloco="let t" [title]="formato.hora(instante(), true)">{{
    t(texto().clave, { n: texto().n })
  }}</time>`,
})
export class EdadComponent {
  /** Epoch milliseconds. */
  readonly instante = input.required<number>();
  protected readonly formato = inject(Formato);
  readonly #ahora = inject(Ahora).instante;
  protected readonly texto = computed(() => edad(this.#ahora() - this.instante()), {
    equal: (a, b) => a.clave === b.clave && a.n === b.n,
  });
}

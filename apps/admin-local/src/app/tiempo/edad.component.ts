import { Component, computed, inject, input } from '@angular/core';
import { Formato } from '../i18n/formato.service.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { Ahora } from './ahora.service.ts';
import { edad } from './edad.ts';

/** «hace 3 min», kept true; the exact time is in the tooltip. A list has one a line, so it has no directive of its own. */
@Component({
  selector: 'app-edad',
  template: `<time [title]="exacta()">{{ texto() }}</time>`,
})
export class EdadComponent {
  /** Epoch milliseconds. */
  readonly instante = input.required<number>();
  readonly #formato = inject(Formato);
  readonly #ahora = inject(Ahora).instante;
  readonly #texto = inject(Texto);
  readonly #textos = inject(IdiomaService).textos;
  readonly #edad = computed(() => edad(this.#ahora() - this.instante()), {
    equal: (a, b) => a.clave === b.clave && a.n === b.n,
  });
  protected readonly exacta = computed(() => this.#formato.hora(this.instante(), true));
  protected readonly texto = computed(() => {
    const { clave, n } = this.#edad();
    return this.#textos() ? this.#texto.de(clave, { n }) : '';
  });
}

import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Ahora } from '../tiempo/ahora.service.ts';
import type { CambioAjeno } from './citas-de-dias.ts';
import { esPrograma } from './es-programa.ts';

/** How long the author of somebody else's change stands on a cita. */
const AUTOR_MS = 10_000;

/** Who else has just made or changed a cita; gone after a few seconds. */
@Component({
  selector: 'app-autor',
  imports: [TranslocoDirective],
  styles: `
    .autor {
      display: inline-block;
      max-width: 100%;
      padding: 0 0.5rem;
      overflow: hidden;
      border-radius: 999px;
      background: var(--ink);
      color: var(--paper);
      font-size: 0.75rem;
      font-weight: 560;
      line-height: 1.4;
      text-overflow: ellipsis;
      vertical-align: top;
      white-space: nowrap;
    }
  `,
  template: `
    @if (reciente(); as cambio) {
      <span class="autor" data-testid="autor" *transloco="let t">{{
        t(cambio.tipo === 'cita_created' ? 'rejilla.creadaPor' : 'rejilla.cambiadaPor', {
          nombre: esPrograma(cambio.autor) ? t('comun.otroPrograma') : cambio.autor,
        })
      }}</span>
    }
  `,
})
export class AutorComponent {
  readonly cambio = input<CambioAjeno>();
  protected readonly esPrograma = esPrograma;
  readonly #ahora = inject(Ahora).instante;
  protected readonly reciente = computed(() => {
    const cambio = this.cambio();
    return cambio && this.#ahora() - cambio.instante < AUTOR_MS ? cambio : undefined;
  });
}

import { Component, computed, inject, input } from '@angular/core';
import type { Series } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { masPedidos } from './cifras-de-hoy.ts';

/** As many as fit with figures that are read from afar. */
const CUANTOS = 4;

/** What people ask for most. */
@Component({
  selector: 'app-panel-servicios',
  imports: [TranslocoDirective],
  template: `
    <section class="panel" *transloco="let t">
      <h2>
        {{ t('tv.servicios') }} <small>{{ t('tv.ultimosTreinta') }}</small>
      </h2>
      <ol>
        @for (cada of servicios(); track cada.nombre) {
          <li [style.--parte]="cada.parte">
            <p class="nombre">{{ cada.nombre }}</p>
            <p class="cifra">{{ formato.numero(cada.citas) }}</p>
            <span class="barra" aria-hidden="true"></span>
          </li>
        }
      </ol>
    </section>
  `,
  styleUrls: ['./panel.css', './panel-servicios.component.css'],
})
export class PanelServiciosComponent {
  readonly porServicio = input.required<Series['porServicio']>();
  protected readonly formato = inject(Formato);
  protected readonly servicios = computed(() => masPedidos(this.porServicio(), CUANTOS));
}

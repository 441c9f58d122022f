import { Component, computed, inject, input } from '@angular/core';
import { ESTADOS, SIN_CITAS, type Fecha, type Series } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { suma, total } from './cifras-de-hoy.ts';

/** How the citas stand, today and in thirty days; only the thirty days when there is nothing today. */
@Component({
  selector: 'app-panel-estados',
  imports: [EstadoIconoComponent, TranslocoDirective],
  template: `
    <section class="panel" *transloco="let t">
      <h2>
        {{ t('tv.estados') }} <small>{{ hayHoy() ? t('comun.hoy') : t('tv.ultimosTreinta') }}</small>
      </h2>
      <ul>
        @for (cada of estados(); track cada.estado) {
          <li [attr.data-estado]="cada.estado">
            <p class="que">
              <app-estado-icono class="icono" [estado]="cada.estado" />{{ t('estados.' + cada.estado) }}
            </p>
            <p class="cifra">{{ formato.numero(hayHoy() ? cada.hoy : cada.enTreinta) }}</p>
            @if (hayHoy()) {
              <p class="nota tnum">
                <strong>{{ formato.numero(cada.enTreinta) }}</strong> {{ t('tv.enTreintaDias') }}
              </p>
            }
          </li>
        }
      </ul>
      <p class="nota pie">{{ t('tv.ultimosTreinta') }}</p>
      <div class="reparto" aria-hidden="true">
        @for (cada of estados(); track cada.estado) {
          @if (cada.enTreinta > 0) {
            <span [attr.data-estado]="cada.estado" [style.flex-grow]="cada.enTreinta">
              @if (cada.parte > 0.06) {
                <app-estado-icono [estado]="cada.estado" />
              }
            </span>
          }
        }
      </div>
    </section>
  `,
  styleUrls: ['./panel.css', './panel-estados.component.css'],
})
export class PanelEstadosComponent {
  readonly porDia = input.required<Series['porDia']>();
  readonly hoy = input.required<Fecha>();
  protected readonly formato = inject(Formato);
  readonly #deHoy = computed(() => this.porDia()[this.hoy()] ?? SIN_CITAS);
  protected readonly hayHoy = computed(() => total(this.#deHoy()) > 0);
  protected readonly estados = computed(() => {
    const enTreinta = suma(Object.values(this.porDia()));
    const todas = Math.max(1, total(enTreinta));
    return ESTADOS.map((estado) => ({
      estado,
      hoy: this.#deHoy()[estado],
      enTreinta: enTreinta[estado],
      parte: enTreinta[estado] / todas,
    }));
  });
}

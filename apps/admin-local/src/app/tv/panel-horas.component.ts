import { Component, computed, inject, input } from '@angular/core';
import type { Hora, Series } from '@citas/domain';
import type { Negocio } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { horasDeHoy } from './horas-de-hoy.ts';

/** The day as bars that are read from afar, and where in it we are. */
@Component({
  selector: 'app-panel-horas',
  imports: [TranslocoDirective],
  template: `
    <section class="panel" *transloco="let t">
      <h2>
        {{ t('tv.horas') }} <small>{{ t('tv.horasDetalle') }}</small>
      </h2>
      <ol [style.--n]="horas().length" [style.--digitos]="digitos()" [style.--minuto]="minuto()">
        @for (cada of horas(); track cada.hora) {
          <li [class]="cada.cuando" [style.--parte]="cada.parte">
            <span class="pista">
              @if (cada.citas > 0) {
                <span class="cuantas">{{ formato.numero(cada.citas) }}</span>
              } @else {
                <span class="sr-only">0</span>
              }
              <span class="barra" aria-hidden="true"></span>
            </span>
            <span class="hora">
              <span>{{ cada.hora }}</span>
              @if (cada.cuando === 'ahora') {
                <small>{{ t('tv.ahora') }}</small>
              }
            </span>
          </li>
        }
      </ol>
    </section>
  `,
  styleUrls: ['./panel.css', './panel-horas.component.css'],
})
export class PanelHorasComponent {
  readonly porHora = input.required<Series['porHora']>();
  readonly tramos = input.required<Negocio['horario'][string] | undefined>();
  readonly hora = input.required<Hora>();
  protected readonly formato = inject(Formato);
  protected readonly horas = computed(() => horasDeHoy(this.porHora(), this.tramos(), this.hora()));
  protected readonly digitos = computed(
    () => String(Math.max(...this.horas().map(({ citas }) => citas), 0)).length,
  );
  /** How much of this hour has gone, from 0 to 1. */
  protected readonly minuto = computed(() => Number(this.hora().slice(3)) / 60);
}

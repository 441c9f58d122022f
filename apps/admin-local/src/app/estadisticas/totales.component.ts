import { Component, computed, inject, input } from '@angular/core';
import type { Stats } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { DestelloDirective } from '../ui/destello.directive.ts';
import { parteQueNoAsistio } from './cifras.ts';

const CIFRAS = [
  ['total', 'totalCitas'],
  ['completadas', 'citasCompletadas'],
  ['confirmadas', 'citasConfirmadas'],
  ['pendientes', 'citasPendientes'],
  ['canceladas', 'citasCanceladas'],
  ['noAsistio', 'citasNoAsistio'],
] as const satisfies readonly (readonly [string, keyof Stats['data']])[];

/** The guide's figures, since the first day, as the hub sends them. */
@Component({
  selector: 'app-totales',
  imports: [DestelloDirective, TranslocoDirective],
  host: { class: 'card block' },
  template: `
    <section [attr.aria-label]="t('totales.titulo')" *transloco="let t">
      <div class="card-head pb-2">
        <h2>{{ t('totales.titulo') }}</h2>
      </div>
      <dl
        class="grid grid-cols-2 gap-x-6 gap-y-3 px-5 pb-4 sm:grid-cols-4 lg:grid-cols-8"
        [class.text-ink-soft]="vieja()"
      >
        @for (cifra of cifras(); track cifra.clave) {
          <div class="grid content-between">
            <dt class="eyebrow">{{ t('totales.' + cifra.clave) }}</dt>
            <dd class="tnum text-lg font-semibold">
              @if (stats()) {
                <span [attr.data-testid]="'kpi-' + cifra.clave" [appDestello]="cifra.texto">{{
                  cifra.texto ?? t('comun.sinDatos')
                }}</span>
                @if (cifra.clave === 'noAsistio' && noAsistencia(); as p) {
                  <span class="text-ink-soft ml-1 text-xs font-normal">{{ p }}</span>
                }
              } @else {
                <span class="skeleton my-1 block h-5 w-12"></span>
              }
            </dd>
          </div>
        }
      </dl>
    </section>
  `,
})
export class TotalesComponent {
  readonly stats = input.required<Stats['data'] | undefined>();
  readonly vieja = input(false);
  readonly #formato = inject(Formato);
  protected readonly cifras = computed(() => {
    const s = this.stats();
    const numeros = CIFRAS.map(([clave, campo]) => ({ clave, texto: s && this.#formato.numero(s[campo]) }));
    const duracion = s && s.duracionPromedio !== null ? `${s.duracionPromedio} min` : undefined;
    const ultima = s?.ultimaCita ? this.#formato.fechaCompleta(s.ultimaCita) : undefined;
    return [...numeros, { clave: 'duracion', texto: duracion }, { clave: 'ultima', texto: ultima }];
  });
  protected readonly noAsistencia = computed(() => {
    const s = this.stats();
    const parte = s ? parteQueNoAsistio(s) : null;
    return parte === null ? undefined : this.#formato.porcentaje(parte);
  });
}

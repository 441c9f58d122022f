import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ESTADOS } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { totalDelDia, type DiaDeSerie } from './dia-de-serie.ts';

/** The numbers of the chart by day, newest first. */
@Component({
  selector: 'app-tabla-por-dia',
  imports: [RouterLink, TranslocoDirective],
  host: { class: 'relative block h-64 overflow-auto sm:h-72', tabindex: '0', role: 'group' },
  template: `
    <table class="tnum w-full text-right text-sm" *transloco="let t">
      <caption class="sr-only">
        {{
          t('grafico.porDia')
        }}
      </caption>
      <thead class="bg-surface text-ink-soft sticky top-0">
        <tr>
          <th scope="col" class="py-2 text-left font-semibold">{{ t('grafico.dia') }}</th>
          @for (estado of estados; track estado) {
            <th scope="col" class="px-2 py-2 font-semibold">{{ t('estados.' + estado) }}</th>
          }
          <th scope="col" class="py-2 pl-2 font-semibold">{{ t('grafico.total') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (dia of dias(); track dia.fecha) {
          <tr class="border-line border-t">
            <th scope="row" class="py-1.5 text-left font-normal whitespace-nowrap">
              <a
                class="underline-offset-3 hover:underline"
                routerLink="."
                queryParamsHandling="merge"
                [queryParams]="{ ver: 'dia:' + dia.fecha }"
                >{{ formato.fechaCorta(dia.fecha) }}</a
              >
            </th>
            @for (estado of estados; track estado) {
              <td class="px-2 py-1.5">{{ dia[estado] }}</td>
            }
            <td class="py-1.5 pl-2 font-semibold">{{ total(dia) }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class TablaPorDiaComponent {
  readonly porDia = input.required<readonly DiaDeSerie[]>();
  protected readonly formato = inject(Formato);
  protected readonly estados = ESTADOS;
  protected readonly dias = computed(() => this.porDia().toReversed());
  protected readonly total = totalDelDia;
}

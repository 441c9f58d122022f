import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import type { Hora } from './por-hora.ts';

@Component({
  selector: 'app-tabla-por-hora',
  imports: [TranslocoDirective],
  template: `
    <table class="tnum w-full text-right text-sm" *transloco="let t">
      <caption class="sr-only">
        {{
          t('grafico.porHora')
        }}
      </caption>
      <thead class="text-ink-soft">
        <tr>
          <th scope="col" class="py-2 text-left font-semibold">{{ t('version.campo_hora') }}</th>
          <th scope="col" class="py-2 font-semibold">{{ t('grafico.citas') }}</th>
          <th scope="col" class="py-2 font-semibold">{{ t('grafico.media') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (hora of horas(); track hora.hora) {
          <tr class="border-line border-t">
            <th scope="row" class="py-1.5 text-left font-normal">{{ hora.hora }}:00</th>
            <td class="py-1.5 font-semibold">{{ hora.citas }}</td>
            <td class="py-1.5">{{ hora.media === null ? '—' : formato.numero(hora.media) }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class TablaPorHoraComponent {
  readonly horas = input.required<readonly Hora[]>();
  protected readonly formato = inject(Formato);
}

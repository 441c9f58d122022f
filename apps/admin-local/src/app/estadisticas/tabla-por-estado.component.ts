import { Component, inject, input } from '@angular/core';
import { ESTADOS, type CitasPorEstado } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';

@Component({
  selector: 'app-tabla-por-estado',
  imports: [TranslocoDirective],
  template: `
    <table class="tnum w-full text-right text-sm" *transloco="let t">
      <caption class="sr-only">
        {{
          t('grafico.porEstado')
        }}
      </caption>
      <thead class="text-ink-soft">
        <tr>
          <th scope="col" class="py-2 text-left font-semibold">{{ t('version.campo_estado') }}</th>
          <th scope="col" class="py-2 font-semibold">{{ t('grafico.citas') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (estado of estados; track estado) {
          <tr class="border-line border-t">
            <th scope="row" class="py-2 text-left font-normal">{{ t('estados.' + estado) }}</th>
            <td class="py-2">{{ formato.numero(citas()[estado]) }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class TablaPorEstadoComponent {
  readonly citas = input.required<CitasPorEstado>();
  protected readonly formato = inject(Formato);
  protected readonly estados = ESTADOS;
}

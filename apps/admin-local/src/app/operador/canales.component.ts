import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import type { CanalVisto } from './vista-de-hubs.ts';

/** Which channels are kept, who follows them, and what has yet to be read. */
@Component({
  selector: 'app-canales',
  imports: [TranslocoDirective],
  host: { class: 'card relative block overflow-x-auto px-5 pt-5 pb-3', tabindex: '0', role: 'group' },
  template: `
    <table class="tnum w-full text-right text-sm" *transloco="let t">
      <caption class="pb-3 text-left text-xl font-semibold">
        {{
          t('operador.canales')
        }}
      </caption>
      <thead class="text-ink-soft">
        <tr>
          <th scope="col" class="py-2 text-left font-semibold">{{ t('operador.canal') }}</th>
          <th scope="col" class="px-1 py-2 sm:px-2 font-semibold">{{ t('operador.siguen') }}</th>
          <th scope="col" class="px-1 py-2 sm:px-2 font-semibold">{{ t('operador.posicion') }}</th>
          <th scope="col" class="py-2 pl-1 sm:pl-2 font-semibold whitespace-nowrap">
            {{ t('operador.detras') }}
          </th>
        </tr>
      </thead>
      <tbody>
        @for (uno of canales(); track uno.canal) {
          <tr class="border-line border-t" data-testid="canal">
            <th scope="row" class="py-2 text-left font-normal">
              {{ uno.tipo }}:<wbr /><span class="wrap-anywhere">{{ uno.negocioId }}</span>
            </th>
            <td class="px-1 py-2 sm:px-2">{{ formato.numero(uno.suscriptores) }}</td>
            <td class="px-1 py-2 sm:px-2">{{ uno.cabeza === null ? '—' : formato.numero(uno.cabeza) }}</td>
            <td class="py-2 pl-1 sm:pl-2" [class.font-semibold]="uno.detras > 0">
              {{ uno.cabeza === null ? '—' : formato.numero(uno.detras) }}
            </td>
          </tr>
        } @empty {
          <tr class="border-line border-t">
            <td colspan="4" class="text-ink-soft py-6 text-center">
              {{ t(incompletos() ? 'operador.noSeSabe' : 'operador.sinCanales') }}
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class CanalesComponent {
  readonly canales = input.required<readonly CanalVisto[]>();
  /** Some hub did not tell its own. */
  readonly incompletos = input(false);
  protected readonly formato = inject(Formato);
}

import { Component, inject, input } from '@angular/core';
import type { ClienteConVisitas } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';

/** «6 visitas · faltó 1 vez» */
@Component({
  selector: 'app-resumen-de-visitas',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @switch (cliente().visitas) {
        @case (0) {
          {{ t('clientes.sinVisitas') }}
        }
        @case (1) {
          {{ t('clientes.visitaUna') }}
        }
        @default {
          {{ t('clientes.visitas', { n: formato.numero(cliente().visitas) }) }}
        }
      }
      @if (cliente().noAsistencias > 0) {
        ·
        <span class="faltas">{{
          cliente().noAsistencias === 1
            ? t('buscador.faltasUna')
            : t('buscador.faltasVarias', { n: cliente().noAsistencias })
        }}</span>
      }
    </ng-container>
  `,
  styles: `
    .faltas {
      color: var(--no_asistio-ink);
      font-weight: 580;
    }
  `,
})
export class ResumenDeVisitasComponent {
  readonly cliente = input.required<Pick<ClienteConVisitas, 'visitas' | 'noAsistencias'>>();
  protected readonly formato = inject(Formato);
}

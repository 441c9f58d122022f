import { Component, computed, inject, input } from '@angular/core';
import type { Hora } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { horaDeLlegada } from '../citas/llegada.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';

/** The day on paper: what a receptionist hangs beside the phone. Seen only when printed. */
@Component({
  selector: 'app-hoja-del-dia',
  imports: [TranslocoDirective],
  host: { class: 'hidden print:block' },
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 10.5pt;
    }
    th,
    td {
      padding: 4pt 6pt;
      border-bottom: 0.5pt solid #999;
      text-align: left;
      vertical-align: top;
    }
    tr {
      break-inside: avoid;
    }
    .casilla {
      width: 18pt;
    }
    .casilla::before {
      display: block;
      width: 10pt;
      height: 10pt;
      border: 0.75pt solid #333;
      content: '';
    }
  `,
  template: `
    <table data-testid="hoja-del-dia" *transloco="let t">
      <caption class="sr-only">
        {{
          titulo()
        }}
      </caption>
      <thead>
        <tr>
          <td></td>
          @for (columna of columnas; track columna) {
            <th scope="col">{{ t('hoja.' + columna) }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (cita of citas(); track cita.id) {
          <tr>
            <td class="casilla"></td>
            <td class="tnum">
              @if (variosDias()) {
                {{ formato.fechaCorta(cita.fecha) }},
              }
              <span class="whitespace-nowrap">{{ cita.horaInicio }}–{{ cita.horaFin }}</span>
            </td>
            <td>{{ cita.cliente }}</td>
            <td>{{ cita.servicio }}</td>
            <td>{{ cita.profesional ?? t('agenda.sinProfesional') }}</td>
            <td>
              {{ t('estado.' + cita.estado) }}
              @if (llegada(cita); as hora) {
                <span class="tnum block whitespace-nowrap">{{ t('llegada.desde', { hora }) }}</span>
              }
            </td>
            <td>{{ cita.notas }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class HojaDelDiaComponent {
  readonly titulo = input.required<string>();
  readonly citas = input.required<readonly Cita[]>();
  protected readonly formato = inject(Formato);
  /** On the sheet of a week every row says its day. */
  protected readonly variosDias = computed(() => new Set(this.citas().map(({ fecha }) => fecha)).size > 1);
  readonly #zona = inject(NegocioService).zonaHoraria;
  protected readonly columnas = ['hora', 'cliente', 'servicio', 'profesional', 'estado', 'notas'] as const;

  protected llegada(cita: Cita): Hora | undefined {
    return horaDeLlegada(cita, this.#zona());
  }
}

import { Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';

/** A card with a chart, and the same numbers as a table for who cannot, or would rather not, read the chart. */
@Component({
  selector: 'app-tarjeta-de-grafico',
  imports: [IconoDirective, TranslocoDirective],
  host: { class: 'card block min-w-0' },
  template: `
    <ng-container *transloco="let t">
      <div class="card-head">
        <div>
          <h2>{{ titulo() }}</h2>
          <p class="eyebrow">{{ detalle() }}</p>
        </div>
        <button
          type="button"
          class="btn btn-small btn-quiet"
          [attr.aria-pressed]="tabla()"
          [attr.aria-label]="(tabla() ? t('grafico.verGrafico') : t('grafico.verTabla')) + ': ' + titulo()"
          (click)="tabla.set(!tabla())"
        >
          @if (tabla()) {
            <svg appIcono="chart-column"></svg
            ><span class="max-sm:sr-only">{{ t('grafico.verGrafico') }}</span>
          } @else {
            <svg appIcono="table"></svg><span class="max-sm:sr-only">{{ t('grafico.verTabla') }}</span>
          }
        </button>
      </div>
      <div class="px-5 pb-5"><ng-content /></div>
    </ng-container>
  `,
})
export class TarjetaDeGraficoComponent {
  readonly titulo = input.required<string>();
  readonly detalle = input.required<string>();
  readonly tabla = model(false);
}

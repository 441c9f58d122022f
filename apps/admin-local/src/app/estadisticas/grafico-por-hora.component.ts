import { Component, computed, effect, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChartDataset, ChartOptions, Plugin } from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { coloresDeGrafico } from './colores-de-grafico.ts';
import { reescribir } from './datos-de-grafico.ts';
import { opcionesDeBarras } from './opciones-de-barras.ts';
import { crearPintor } from './pintor.ts';
import { horaMasLlena, type Hora } from './por-hora.ts';
import { REGISTRABLES } from './registrables.ts';

/** Citas by the hour in which they begin, beside what is usual on that weekday, with a line at this minute. */
@Component({
  selector: 'app-grafico-por-hora',
  imports: [BaseChartDirective, TranslocoDirective],
  providers: [provideCharts({ registerables: REGISTRABLES })],
  template: `
    <ng-container *transloco="let t">
      <ul class="text-ink-soft mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <li class="inline-flex items-center gap-1.5">
          <span class="size-3 rounded-sm" aria-hidden="true" [style.background]="color().accent"></span
          >{{ leyenda() }}
        </li>
        @if (conMedia()) {
          <li class="inline-flex items-center gap-1.5">
            <span class="size-3 rounded-sm" aria-hidden="true" [style.background]="color().lineaFuerte"></span
            >{{ leyendaMedia() }}
          </li>
        }
      </ul>
      <div class="relative h-52 sm:h-56">
        <canvas
          baseChart
          type="bar"
          role="img"
          [legend]="false"
          [labels]="etiquetas"
          [datasets]="datos"
          [options]="opciones()"
          [plugins]="[lineaDeAhora]"
          [attr.aria-label]="etiqueta(t)"
        ></canvas>
      </div>
    </ng-container>
  `,
})
export class GraficoPorHoraComponent {
  readonly horas = input.required<readonly Hora[]>();
  readonly leyenda = input.required<string>();
  readonly leyendaMedia = input('');
  /** Now as hours since midnight, 10.5 at half past ten; undefined when the chart is not of today. */
  readonly ahora = input<number>();
  protected readonly grafico = viewChild(BaseChartDirective);
  readonly #pintar = crearPintor(() => this.grafico());
  protected readonly etiquetas: string[] = [];
  readonly #barras: ChartDataset<'bar', number[]> = { data: [], borderRadius: 3, maxBarThickness: 26 };
  readonly #media: ChartDataset<'bar', number[]> = { data: [], borderRadius: 3, maxBarThickness: 26 };
  protected readonly datos = [this.#barras, this.#media];
  protected readonly color = coloresDeGrafico();
  protected readonly opciones = computed<ChartOptions<'bar'>>(() => opcionesDeBarras(this.color(), false));
  protected readonly conMedia = computed(() => this.horas().some(({ media }) => media !== null));

  /** Drawn over the bars, so that what was and what is to come are told apart. */
  protected readonly lineaDeAhora: Plugin<'bar'> = {
    id: 'lineaDeAhora',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const [ahora, primera] = [this.ahora(), Number(this.etiquetas[0]?.slice(0, 2))];
      const escala = scales['x'];
      if (ahora === undefined || !escala || ahora < primera || ahora > primera + this.etiquetas.length)
        return;
      const ancho = chartArea.width / this.etiquetas.length;
      const x = chartArea.left + (ahora - primera) * ancho;
      ctx.save();
      ctx.strokeStyle = this.color().tinta;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };

  constructor() {
    effect(() => this.#vestir());
    effect(() => {
      const horas = this.horas();
      const cambios = [
        reescribir(
          this.etiquetas,
          horas.map(({ hora }) => `${hora}:00`),
        ),
        reescribir(
          this.#barras.data,
          horas.map(({ citas }) => citas),
        ),
        reescribir(this.#media.data, this.conMedia() ? horas.map(({ media }) => media ?? 0) : []),
      ];
      if (cambios.includes(true)) this.#pintar();
    });
    effect(() => {
      this.ahora();
      this.#pintar();
    });
  }

  protected etiqueta(t: (clave: string, datos: Record<string, unknown>) => string): string {
    const mayor = horaMasLlena(this.horas());
    return mayor
      ? t('grafico.etiquetaPorHora', { max: mayor.citas, hora: `${mayor.hora}:00` })
      : t('grafico.porHora', {});
  }

  #vestir(): void {
    const { accent, lineaFuerte } = this.color();
    Object.assign(this.#barras, { label: this.leyenda(), backgroundColor: accent });
    Object.assign(this.#media, { label: this.leyendaMedia(), backgroundColor: lineaFuerte });
    this.#media.hidden = !this.conMedia();
    this.#pintar();
  }
}

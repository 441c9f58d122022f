import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import type { EstadoCita } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChartDataset, ChartOptions } from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { coloresDeGrafico } from './colores-de-grafico.ts';
import { ESTADOS_APILADOS, reescribir, serieDe } from './datos-de-grafico.ts';
import { totalDelDia, type DiaDeSerie } from './dia-de-serie.ts';
import { opcionesDeBarras } from './opciones-de-barras.ts';
import { crearPintor } from './pintor.ts';
import { REGISTRABLES } from './registrables.ts';

type Barras = ChartDataset<'bar', number[]> & { readonly estado: EstadoCita };

/** Citas of the last days, stacked by estado. The dataset objects live as long as the chart; only their data changes. */
@Component({
  selector: 'app-grafico-por-dia',
  imports: [BaseChartDirective, EstadoIconoComponent, TranslocoDirective],
  providers: [provideCharts({ registerables: REGISTRABLES })],
  template: `
    <ng-container *transloco="let t">
      <ul class="text-ink-soft mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        @for (barras of datos; track barras.estado) {
          <li class="inline-flex items-center gap-1.5" [attr.data-estado]="barras.estado">
            <app-estado-icono class="text-(--mark)" [estado]="barras.estado" />{{
              t('estados.' + barras.estado)
            }}
          </li>
        }
      </ul>
      <div class="relative h-56 sm:h-64">
        <canvas
          baseChart
          type="bar"
          role="img"
          [legend]="false"
          [labels]="etiquetas"
          [datasets]="datos"
          [options]="opciones()"
          [attr.aria-label]="t('grafico.etiquetaPorDia', resumen())"
        ></canvas>
      </div>
    </ng-container>
  `,
})
export class GraficoPorDiaComponent {
  readonly porDia = input.required<readonly DiaDeSerie[]>();
  readonly #formato = inject(Formato);
  readonly #texto = inject(Texto);
  readonly #color = coloresDeGrafico();
  protected readonly grafico = viewChild(BaseChartDirective);
  readonly #pintar = crearPintor(() => this.grafico());

  protected readonly etiquetas: string[] = [];
  protected readonly datos: Barras[] = ESTADOS_APILADOS.map((estado) => ({
    estado,
    data: [],
    stack: 'citas',
    maxBarThickness: 22,
    borderSkipped: false,
    borderRadius: 2,
  }));
  protected readonly opciones = computed<ChartOptions<'bar'>>(() => opcionesDeBarras(this.#color(), true));
  protected readonly resumen = computed(() => {
    const dias = this.porDia();
    const mayor = dias.reduce((a, b) => (totalDelDia(b) > totalDelDia(a) ? b : a), dias[0] ?? VACIO);
    return {
      total: this.#formato.numero(dias.reduce((suma, dia) => suma + totalDelDia(dia), 0)),
      dias: dias.length,
      max: totalDelDia(mayor),
      dia: this.#formato.fechaLarga(mayor.fecha),
    };
  });

  constructor() {
    effect(() => this.#vestir());
    effect(() => {
      const etiquetas = this.porDia().map(({ fecha }) => this.#formato.diaMes(fecha));
      let cambio = reescribir(this.etiquetas, etiquetas);
      for (const barras of this.datos) {
        cambio = reescribir(barras.data, serieDe(barras.estado, this.porDia())) || cambio;
      }
      if (cambio) this.#pintar();
    });
  }

  /** Names and colours follow the language and the theme. */
  #vestir(): void {
    const { estado: colores } = this.#color();
    for (const barras of this.datos) {
      barras.label = this.#texto.de(`estado.${barras.estado}`);
      barras.backgroundColor = colores[barras.estado];
    }
    this.#pintar();
  }
}

const VACIO: DiaDeSerie = {
  fecha: '2000-01-01',
  pendiente: 0,
  confirmada: 0,
  completada: 0,
  cancelada: 0,
  no_asistio: 0,
};

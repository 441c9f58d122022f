import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import type { CitasPorEstado } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChartDataset, ChartOptions } from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { coloresDeGrafico } from './colores-de-grafico.ts';
import { ESTADOS_APILADOS, reescribir } from './datos-de-grafico.ts';
import { crearPintor } from './pintor.ts';
import { REGISTRABLES } from './registrables.ts';

/** The share of each estado, with a legend that says the numbers. */
@Component({
  selector: 'app-grafico-por-estado',
  imports: [BaseChartDirective, EstadoIconoComponent, TranslocoDirective],
  providers: [provideCharts({ registerables: REGISTRABLES })],
  templateUrl: './grafico-por-estado.component.html',
})
export class GraficoPorEstadoComponent {
  readonly citas = input.required<CitasPorEstado>();
  readonly #texto = inject(Texto);
  readonly #color = coloresDeGrafico();
  protected readonly grafico = viewChild(BaseChartDirective);
  readonly #pintar = crearPintor(() => this.grafico());
  protected readonly formato = inject(Formato);

  readonly #anillo: ChartDataset<'doughnut', number[]> = { data: [], borderWidth: 2, hoverOffset: 4 };
  protected readonly datos = [this.#anillo];
  protected readonly etiquetas: string[] = [];
  protected readonly opciones: ChartOptions<'doughnut'> = {
    maintainAspectRatio: false,
    animation: false,
    cutout: '68%',
  };
  protected readonly total = computed(() => Object.values(this.citas()).reduce((a, b) => a + b, 0));
  protected readonly partes = computed(() =>
    ESTADOS_APILADOS.map((estado) => {
      const citas = this.citas()[estado];
      return { estado, citas, parte: this.total() ? citas / this.total() : 0 };
    }),
  );

  constructor() {
    effect(() => this.#vestir());
    effect(() => {
      const citas = this.partes().map((parte) => parte.citas);
      if (reescribir(this.#anillo.data, citas)) this.#pintar();
    });
  }

  protected etiqueta(t: (clave: string) => string): string {
    return this.partes()
      .map(({ estado, citas }) => `${t(`estados.${estado}`)} ${citas}`)
      .join(', ');
  }

  #vestir(): void {
    const colores = this.#color();
    const nombres = ESTADOS_APILADOS.map((estado) => this.#texto.de(`estado.${estado}`));
    reescribir(this.etiquetas, nombres);
    this.#anillo.backgroundColor = ESTADOS_APILADOS.map((estado) => colores.estado[estado]);
    this.#anillo.borderColor = colores.superficie;
    this.#pintar();
  }
}

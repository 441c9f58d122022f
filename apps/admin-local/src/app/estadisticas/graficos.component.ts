import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Rango, Series } from '@citas/domain';
import type { Informe } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { DiaCercano } from './dia-cercano.service.ts';
import { diasEnOrden, type DiaDeSerie } from './dia-de-serie.ts';
import { GraficoPorDiaComponent } from './grafico-por-dia.component.ts';
import { GraficoPorEstadoComponent } from './grafico-por-estado.component.ts';
import { GraficoPorHoraComponent } from './grafico-por-hora.component.ts';
import { MapaDeOcupacionComponent } from './mapa-de-ocupacion.component.ts';
import { MismosDiasService } from './mismos-dias.service.ts';
import { horaMasLlena, horasDe } from './por-hora.ts';
import { esUnDia } from './rango.ts';
import { porProfesional, porServicio } from './reparto.ts';
import { RepartoComponent } from './reparto.component.ts';
import { TablaPorDiaComponent } from './tabla-por-dia.component.ts';
import { TablaPorEstadoComponent } from './tabla-por-estado.component.ts';
import { TablaPorHoraComponent } from './tabla-por-hora.component.ts';
import { TarjetaDeGraficoComponent } from './tarjeta-de-grafico.component.ts';
import { TituloDeLista } from './titulo-de-lista.ts';

/** The charts of the chosen days: by hour, by day, by estado, by service and by professional, and who is how full when. */
@Component({
  selector: 'app-graficos',
  imports: [
    GraficoPorDiaComponent,
    GraficoPorEstadoComponent,
    GraficoPorHoraComponent,
    MapaDeOcupacionComponent,
    RepartoComponent,
    RouterLink,
    TablaPorDiaComponent,
    TablaPorEstadoComponent,
    TablaPorHoraComponent,
    TarjetaDeGraficoComponent,
    TranslocoDirective,
  ],
  providers: [DiaCercano, MismosDiasService],
  host: { class: 'grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 sm:gap-4' },
  templateUrl: './graficos.component.html',
})
export class GraficosComponent {
  readonly rango = input.required<Rango>();
  readonly esHoy = input.required<boolean>();
  readonly ahora = input<number>();
  readonly informe = input.required<Informe | undefined>();
  /** Live: today by hour, and the last thirty days. */
  readonly series = input.required<Series | undefined>();
  readonly porDia = input.required<readonly DiaDeSerie[] | undefined>();
  readonly #mismosDias = inject(MismosDiasService);
  readonly #titulos = inject(TituloDeLista);
  readonly #cercano = inject(DiaCercano);
  protected readonly hoy = inject(NegocioService).hoy;
  protected readonly cercano = this.#cercano.dia;
  protected readonly formato = inject(Formato);
  protected readonly tablaPorHora = signal(false);
  protected readonly tablaPorDia = signal(false);
  protected readonly tablaPorEstado = signal(false);

  protected readonly unDia = computed(() => esUnDia(this.rango()));
  protected readonly dias = computed(() => this.#titulos.dias(this.rango()));
  protected readonly vacio = computed(() => this.informe()?.resumen.citas === 0);
  protected readonly horas = computed(() => {
    const porHora = this.esHoy() ? this.series()?.porHora : this.informe()?.series.porHora;
    return porHora && horasDe(porHora, this.unDia() ? this.#mismosDias.porHora(this.rango().desde) : []);
  });
  protected readonly masLlena = computed(() => horaMasLlena(this.horas() ?? []));
  protected readonly barras = computed(() => {
    if (this.unDia()) return this.porDia();
    const informe = this.informe();
    return informe && diasEnOrden(informe.series.porDia);
  });
  protected readonly servicios = computed(() => conInforme(this.informe(), porServicio));
  protected readonly equipo = computed(() => conInforme(this.informe(), porProfesional));

  constructor() {
    effect(() => {
      const { desde } = this.rango();
      if (this.unDia() && this.informe()) untracked(() => this.#mismosDias.ver(desde));
    });
    effect(() => {
      const rango = this.rango();
      const vacio = this.vacio();
      untracked(() => (vacio ? this.#cercano.buscar(rango) : this.#cercano.olvidar()));
    });
  }
}

function conInforme<T>(informe: Informe | undefined, leer: (informe: Informe) => T): T | undefined {
  return informe && leer(informe);
}

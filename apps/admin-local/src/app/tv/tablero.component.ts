import { Component, computed, DestroyRef, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { cifrasDeHoy, suma, total } from './cifras-de-hoy.ts';
import { DirectoService } from './directo.service.ts';
import { InformeDeTv } from './informe-de-tv.service.ts';
import { PanelEstadosComponent } from './panel-estados.component.ts';
import { PanelHorasComponent } from './panel-horas.component.ts';
import { PanelHoyComponent } from './panel-hoy.component.ts';
import { PanelServiciosComponent } from './panel-servicios.component.ts';
import { panelesCon, type Panel } from './paneles.ts';
import { PieComponent } from './pie.component.ts';
import { recargarDeNoche } from './recargar-de-noche.ts';
import { RelojDeTv } from './reloj-de-tv.service.ts';
import { Rotacion } from './rotacion.ts';

/** A paired screen: whose it is, the time, one panel after another, and how old it all is. */
@Component({
  selector: 'app-tablero',
  imports: [
    PanelEstadosComponent,
    PanelHorasComponent,
    PanelHoyComponent,
    PanelServiciosComponent,
    PieComponent,
    TranslocoDirective,
  ],
  providers: [DirectoService, InformeDeTv, RelojDeTv],
  host: { '(document:keydown)': 'tecla($event)', '[class.caida]': 'reloj.caida()' },
  templateUrl: './tablero.component.html',
  styleUrl: './tablero.component.css',
})
export class TableroComponent {
  readonly puntero = input.required<boolean>();
  readonly #directo = inject(DirectoService);
  readonly #informe = inject(InformeDeTv).informe;
  protected readonly formato = inject(Formato);
  protected readonly reloj = inject(RelojDeTv);
  protected readonly negocio = inject(NegocioService).negocio;
  protected readonly nombre = computed(() => this.negocio()?.nombre ?? '');
  protected readonly fecha = computed(() => this.formato.fechaLarga(this.reloj.hoy()));
  protected readonly hora = computed(() => this.formato.hora(this.reloj.instante()));

  /** Undefined until both the negocio's zone and its figures of today are known. */
  protected readonly series = computed(() => {
    const series = this.negocio() ? this.#directo.series() : undefined;
    return series?.porDia[this.reloj.hoy()] ? series : undefined;
  });
  protected readonly vacio = computed(() => this.#directo.stats()?.totalCitas === 0);
  protected readonly cifras = computed(() =>
    cifrasDeHoy(this.series(), this.#informe(), { fecha: this.reloj.hoy(), hora: this.reloj.hora() }),
  );
  readonly #hayCitas = computed(() => ({
    citasHoy: (this.cifras()?.citas ?? 0) > 0,
    citasEnTreintaDias: total(suma(Object.values(this.series()?.porDia ?? {}))) > 0,
  }));
  protected readonly paneles = computed<readonly Panel[]>(() =>
    this.series() && !this.vacio() ? panelesCon(this.#hayCitas()) : [],
  );
  protected readonly rotacion = new Rotacion(this.paneles, inject(CLOCK));
  /** Of the negocio's weekday today. */
  protected readonly tramos = computed(() => {
    const dia = new Date(`${this.reloj.hoy()}T00:00:00Z`).getUTCDay() || 7;
    return this.negocio()?.horario[dia];
  });

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.reloj.caida() ? '(!) ' : ''}${this.nombre() || 'Citas en vivo'}`));
    inject(DestroyRef).onDestroy(() => this.rotacion.terminar());
    recargarDeNoche();
  }

  protected tecla(evento: KeyboardEvent): void {
    if (evento.altKey || evento.ctrlKey || evento.metaKey) return;
    if (evento.key === 'ArrowRight') this.rotacion.siguiente();
    else if (evento.key === 'ArrowLeft') this.rotacion.anterior();
    else if (evento.key === ' ' && !(evento.target instanceof HTMLButtonElement)) {
      this.rotacion.alternarPausa();
      evento.preventDefault();
    }
  }
}

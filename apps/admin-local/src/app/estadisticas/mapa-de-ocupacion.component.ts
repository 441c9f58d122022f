import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Rango } from '@citas/domain';
import type { Informe } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { diasDelMapa, filasDelMapa } from './mapa.ts';
import { OcupacionService } from './ocupacion.service.ts';
import { TituloDeLista } from './titulo-de-lista.ts';

/** How full each professional is on each day: a table whose cells are the darker the fuller, so it needs no other. */
@Component({
  selector: 'app-mapa-de-ocupacion',
  imports: [ErrorComponent, RouterLink, TranslocoDirective],
  providers: [OcupacionService],
  host: { class: 'card block min-w-0' },
  templateUrl: './mapa-de-ocupacion.component.html',
  styleUrl: './mapa-de-ocupacion.component.css',
})
export class MapaDeOcupacionComponent {
  readonly rango = input.required<Rango>();
  /** The report of the same days: whenever it comes anew, so does the map. */
  readonly informe = input.required<Informe | undefined>();
  protected readonly caja = viewChild<ElementRef<HTMLElement>>('caja');
  readonly #ocupacion = inject(OcupacionService);
  readonly #titulos = inject(TituloDeLista);
  readonly #texto = inject(Texto);
  protected readonly formato = inject(Formato);
  protected readonly hoy = inject(NegocioService).hoy;
  protected readonly error = this.#ocupacion.error;
  protected readonly dias = computed(() => diasDelMapa(this.rango(), this.formato.primerDia()));
  protected readonly titulo = computed(() => this.#titulos.dias(this.dias()));
  protected readonly filas = computed(() => {
    const ocupacion = this.#ocupacion.ocupacion();
    return ocupacion && filasDelMapa(ocupacion, this.#texto.de('mapa.equipo'));
  });
  protected readonly columnas = computed(() => this.filas()?.[0]?.celdas ?? []);
  /** Other days, not other numbers of the same. */
  readonly #ultimoDia = computed(() => this.columnas().at(-1)?.fecha);
  protected readonly largo = computed(() => (this.columnas().length > 10 ? 'narrow' : 'short'));
  protected readonly tonos = [1, 2, 3, 4];
  protected readonly tanto = (tasa: number): string => this.formato.numero(Math.round(tasa * 100));

  constructor() {
    effect(() => {
      const [dias, informe] = [this.dias(), this.informe()];
      untracked(() => (informe ? this.#ocupacion.preguntar(dias) : this.#ocupacion.de(dias)));
    });
    // Where not all days have room, those up to today are looked at first.
    afterRenderEffect(() => {
      this.#ultimoDia();
      const caja = this.caja()?.nativeElement;
      const hoy = caja?.querySelector<HTMLElement>('.hoy');
      if (caja) caja.scrollLeft = hoy ? hoy.offsetLeft + hoy.offsetWidth - caja.clientWidth : 0;
    });
  }

  protected reintentar(): void {
    this.#ocupacion.preguntar(this.dias());
  }
}

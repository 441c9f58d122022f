import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Fecha } from '@citas/domain';
import type { Actividad } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { esPrograma } from '../citas/es-programa.ts';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { quieta } from '../ui/quieta.ts';
import { ActividadService } from './actividad.service.ts';
import { CLASES, claseEn, lasDe } from './clase-de-actividad.ts';
import { detalleDe } from './detalle-de-actividad.ts';
import { claveDeLinea, conMasViejas } from './linea-de-actividad.ts';

/** How many are read: of one kind there may be few among the last. */
const DE_TODO = 30;
const DE_UNA_CLASE = 100;

/** The agenda's query: the day, and the cita that it opens. */
interface Destino {
  readonly fecha: string;
  readonly cita: string;
}

/** The live feed: who did what, newest first. */
@Component({
  selector: 'app-actividad',
  imports: [
    EdadComponent,
    ErrorComponent,
    EstadoIconoComponent,
    IconoDirective,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [ActividadService],
  host: { class: 'card flex flex-col' },
  styles: `
    /* A row cut in half says that there is more, and by fading that it is meant so. */
    .lineas {
      max-height: 26rem;
      padding-bottom: 2rem;
      mask-image: linear-gradient(to bottom, #000 calc(100% - 2.5rem), transparent);
    }
    .cuales {
      width: auto;
      min-height: 2.25rem;
      padding-block: 0.25rem;
      font-size: var(--text-small);
    }
    /* Of forty lines a dozen are in view: the others cost no layout and no paint. */
    .entrada {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 5.5rem;
    }
    /* The whole line opens its cita. */
    .entrada:has(a) {
      position: relative;
    }
    .entrada a:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    .entrada a::after {
      position: absolute;
      inset: 0;
      content: '';
    }
    @media (pointer: coarse) {
      .cuales {
        min-height: 2.75rem;
      }
    }
    /* Beside the charts it reaches as far down as they do. */
    @media (width >= 64rem) {
      .larga {
        flex: 1 0 26rem;
        max-height: none;
        min-height: 0;
      }
    }
  `,
  templateUrl: './actividad.component.html',
})
export class ActividadComponent {
  /** What the address asks to see alone. */
  readonly solo = input<string>();
  /** Holds still the lines that it shows. */
  readonly parada = input(false);
  readonly #router = inject(Router);
  protected readonly clases = CLASES;
  protected readonly clase = computed(() => claseEn(this.solo()));
  protected readonly actividad = inject(ActividadService);
  protected readonly formato = inject(Formato);
  protected readonly esPrograma = esPrograma;
  readonly #hoy = inject(NegocioService).hoy;
  readonly #texto = inject(Texto);
  readonly #comoSeDice = computed(() => {
    const hoy = this.#hoy();
    const deHoy = this.#texto.de('comun.hoy').toLowerCase();
    return {
      dia: (fecha: Fecha) => (fecha === hoy ? deHoy : this.formato.diaMes(fecha)),
      sinProfesional: this.#texto.de('agenda.sinProfesional'),
    };
  });
  protected readonly leidas = quieta(this.actividad.lineas, this.parada, conMasViejas);
  protected readonly lineas = computed(() =>
    lasDe(this.leidas(), this.clase()).map((linea) => ({
      ...linea,
      destino: linea.cita && this.#destinos().get(linea.cita.id),
      clave: claveDeLinea(linea),
      detalle: detalleDe(linea, this.#comoSeDice()),
      estado: linea.cambios?.['estado'] && linea.cita?.estado,
      instante: Date.parse(linea.timestamp),
    })),
  );

  /**
   * Where each cita is now, by its id: a line that is older may say another day, and one
   * that is gone is nowhere. The same day is the same object, or the links of all lines of a
   * cita would be made anew with its every event.
   */
  readonly #destinos = linkedSignal<readonly Actividad[], ReadonlyMap<string, Destino | undefined>>({
    source: () => [...this.actividad.lineas(), ...this.leidas()],
    computation: (lineas, antes) => {
      const destinos = new Map<string, Destino | undefined>();
      for (const { cita, tipo } of lineas) {
        if (!cita || destinos.has(cita.id)) continue;
        const previo = antes?.value.get(cita.id);
        const { id, fecha } = cita;
        if (tipo === 'cita_deleted') destinos.set(id, undefined);
        else destinos.set(id, previo?.fecha === fecha ? previo : { fecha, cita: id });
      }
      return destinos;
    },
  });

  constructor() {
    effect(() => {
      const cuantas = this.clase() ? DE_UNA_CLASE : DE_TODO;
      untracked(() => this.actividad.pedir(cuantas));
    });
  }

  protected filtrar(clase: string): void {
    void this.#router.navigate([], {
      queryParams: { actividad: clase || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { esPrograma } from '../citas/es-programa.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { ActividadService } from './actividad.service.ts';
import { CLASES, claseEn, lasDe } from './clase-de-actividad.ts';
import { claveDeLinea } from './linea-de-actividad.ts';

/** How many are read: of one kind there may be few among the last. */
const DE_TODO = 30;
const DE_UNA_CLASE = 100;

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
  readonly #router = inject(Router);
  protected readonly clases = CLASES;
  protected readonly clase = computed(() => claseEn(this.solo()));
  protected readonly actividad = inject(ActividadService);
  protected readonly formato = inject(Formato);
  protected readonly esPrograma = esPrograma;
  protected readonly hoy = inject(NegocioService).hoy;
  protected readonly lineas = computed(() =>
    lasDe(this.actividad.lineas(), this.clase()).map((linea) => ({
      ...linea,
      destino: this.#destino(linea.cita),
      clave: claveDeLinea(linea),
      estado: linea.cambios?.['estado'] && linea.cita?.estado,
      instante: Date.parse(linea.timestamp),
    })),
  );

  /** The last that is known of each cita: a line that is older may say another day. */
  readonly #ultimas = computed(() => {
    const ultimas = new Map<string, Cita | undefined>();
    for (const { cita, tipo } of this.actividad.lineas()) {
      if (cita && !ultimas.has(cita.id)) ultimas.set(cita.id, tipo === 'cita_deleted' ? undefined : cita);
    }
    return ultimas;
  });
  /** One object for each, or its link would be made anew with every event. */
  readonly #destinos = new WeakMap<Cita, { readonly fecha: string; readonly cita: string }>();

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

  /** Where its cita is now; undefined when it is gone. */
  #destino(cita: Cita | null) {
    const ultima = cita && this.#ultimas().get(cita.id);
    if (!ultima) return undefined;
    const destino = this.#destinos.get(ultima) ?? { fecha: ultima.fecha, cita: ultima.id };
    this.#destinos.set(ultima, destino);
    return destino;
  }
}

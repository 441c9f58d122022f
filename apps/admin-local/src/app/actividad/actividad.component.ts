import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { esPrograma } from '../citas/es-programa.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { ActividadService } from './actividad.service.ts';
import { claveDeLinea } from './linea-de-actividad.ts';

/** The live feed: who did what, newest first. */
@Component({
  selector: 'app-actividad',
  imports: [EdadComponent, ErrorComponent, EstadoIconoComponent, IconoDirective, TranslocoDirective],
  providers: [ActividadService],
  host: { class: 'card flex flex-col' },
  styles: `
    /* A row cut in half says that there is more, and by fading that it is meant so. */
    .lineas {
      max-height: 26rem;
      padding-bottom: 2rem;
      mask-image: linear-gradient(to bottom, #000 calc(100% - 2.5rem), transparent);
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
  protected readonly actividad = inject(ActividadService);
  protected readonly formato = inject(Formato);
  protected readonly esPrograma = esPrograma;
  protected readonly hoy = inject(NegocioService).hoy;
  protected readonly lineas = computed(() =>
    this.actividad.lineas().map((linea) => ({
      ...linea,
      clave: claveDeLinea(linea),
      estado: linea.cambios?.['estado'] && linea.cita?.estado,
      instante: Date.parse(linea.timestamp),
    })),
  );

  constructor() {
    this.actividad.cargar();
  }
}

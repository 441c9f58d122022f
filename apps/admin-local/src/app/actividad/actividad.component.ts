import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCalendarPlus, LucideMoveRight, LucidePencil, LucideX } from '@lucide/angular';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { ActividadService } from './actividad.service.ts';
import { claveDeLinea } from './linea-de-actividad.ts';

/** The live feed: who did what, newest first. */
@Component({
  selector: 'app-actividad',
  imports: [
    EdadComponent,
    ErrorComponent,
    LucideCalendarPlus,
    LucideMoveRight,
    LucidePencil,
    LucideX,
    TranslocoDirective,
  ],
  providers: [ActividadService],
  host: { class: 'card block' },
  templateUrl: './actividad.component.html',
})
export class ActividadComponent {
  protected readonly actividad = inject(ActividadService);
  protected readonly formato = inject(Formato);
  protected readonly hoy = inject(NegocioService).hoy;
  protected readonly lineas = computed(() =>
    this.actividad.lineas().map((linea) => ({
      ...linea,
      clave: claveDeLinea(linea),
      instante: Date.parse(linea.timestamp),
    })),
  );

  constructor() {
    this.actividad.cargar();
  }
}

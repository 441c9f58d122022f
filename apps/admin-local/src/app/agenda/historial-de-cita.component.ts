import { Component, computed, inject, input } from '@angular/core';
import type { Historial } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { esPrograma } from '../citas/es-programa.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { lineasDe } from './linea-de-historial.ts';

/** Who did what with a cita, the newest first. */
@Component({
  selector: 'app-historial-de-cita',
  imports: [EdadComponent, TranslocoDirective],
  host: { class: 'block' },
  template: `
    <ng-container *transloco="let t">
      <h3 class="eyebrow">{{ t('historial.titulo') }}</h3>
      <ol class="mt-1 grid gap-1.5 text-sm" data-testid="historial">
        @for (linea of lineas(); track linea.seq + linea.clave) {
          <li>
            <strong class="font-semibold">{{
              esPrograma(linea.por.nombre) ? t('comun.otroPrograma') : linea.por.nombre
            }}</strong>
            {{ t(linea.clave, linea.datos) }}
            <span class="text-ink-soft tnum">· <app-edad [instante]="linea.instante" /></span>
          </li>
        }
      </ol>
    </ng-container>
  `,
})
export class HistorialDeCitaComponent {
  /** As the API gives them, the oldest first. */
  readonly cambios = input.required<readonly Historial[]>();
  readonly #formato = inject(Formato);
  protected readonly esPrograma = esPrograma;
  protected readonly lineas = computed(() =>
    this.cambios()
      .toReversed()
      .flatMap((cambio) =>
        lineasDe(cambio).map(({ clave, datos }) => {
          const dichos = clave === 'historial.otroDia' ? this.#comoDias(datos) : datos;
          return { ...cambio, clave, datos: dichos, instante: Date.parse(cambio.timestamp) };
        }),
      ),
  );

  #comoDias(datos: Readonly<Record<string, string>>): Record<string, string> {
    const pares = Object.entries(datos).map(([clave, fecha]) => [clave, this.#formato.fechaCorta(fecha)]);
    return Object.fromEntries(pares) as Record<string, string>;
  }
}

import { Component, computed, inject, input } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { horaDeLlegada, minutosDeEspera } from './llegada.ts';
import type { Momento } from './tiempo-de-cita.ts';

/** «Llegó a las 12:20 · espera 5 min»; nothing while nobody has come. */
@Component({
  selector: 'app-llegada-de-cita',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    @if (hora(); as hora) {
      <span class="tnum inline-flex items-center gap-1.5" data-testid="llegada" *transloco="let t">
        <svg appIcono="user-check" class="shrink-0"></svg>
        <span
          >{{ t('llegada.desde', { hora }) }}
          @if (espera(); as n) {
            · {{ t('llegada.espera', { n }) }}
          }
        </span>
      </span>
    }
  `,
})
export class LlegadaDeCitaComponent {
  readonly cita = input.required<Cita>();
  readonly momento = input.required<Momento>();
  readonly #zona = inject(NegocioService).zonaHoraria;
  protected readonly hora = computed(() => horaDeLlegada(this.cita(), this.#zona()));
  protected readonly espera = computed(() => minutosDeEspera(this.cita(), this.momento(), this.#zona()));
}

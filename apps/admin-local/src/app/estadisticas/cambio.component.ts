import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Formato } from '../i18n/formato.service.ts';
import { diferenciaDe, type Cambio, type Unidad } from './kpis.ts';

/** «▲ 3 más, mejor»: an arrow, the difference and a word; the colour only repeats the word. */
@Component({
  selector: 'app-cambio',
  imports: [IconoDirective, TranslocoDirective],
  host: { class: 'flex flex-wrap items-center gap-x-1.5' },
  styles: `
    .marca {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 0.25rem;
      color: var(--cambio, inherit);
      font-weight: 620;
    }
    :host-context(.card:not(.principal)) .mejor {
      --cambio: var(--completada-ink);
    }
    :host-context(.card:not(.principal)) .peor {
      --cambio: var(--no_asistio-ink);
    }
  `,
  template: `
    <ng-container *transloco="let t">
      <span class="marca tnum" [class]="cambio().juicio ?? ''">
        @if (diferencia() > 0) {
          <svg appIcono="arrow-up"></svg>{{ t('cambio.mas', { n: cuanto() }) }}
        } @else if (diferencia() < 0) {
          <svg appIcono="arrow-down"></svg>{{ t('cambio.menos', { n: cuanto() }) }}
        } @else {
          <svg appIcono="equal"></svg>{{ t('cambio.igual') }}
        }
        @if (cambio().juicio; as juicio) {
          · <span>{{ t('cambio.' + juicio) }}</span>
        }
      </span>
      <span class="tnum">{{
        t('cambio.lados', { ahora: lado(cambio().ahora), antes: lado(cambio().antes) })
      }}</span>
    </ng-container>
  `,
})
export class CambioComponent {
  readonly cambio = input.required<Cambio>();
  readonly unidad = input.required<Unidad>();
  readonly #formato = inject(Formato);
  protected readonly diferencia = computed(() => diferenciaDe(this.unidad(), this.cambio()));
  protected readonly cuanto = computed(() => {
    const n = this.#formato.numero(Math.abs(this.diferencia()));
    return this.unidad() === 'parte' ? `${n} pt` : this.unidad() === 'minutos' ? `${n} min` : n;
  });

  protected lado(valor: number): string {
    return this.unidad() === 'parte' ? this.#formato.porcentaje(valor) : this.#formato.numero(valor);
  }
}

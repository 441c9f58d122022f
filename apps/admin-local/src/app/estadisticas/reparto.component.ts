import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import type { Parte } from './reparto.ts';

/** More are behind a press: one card is not the whole page. */
const MAXIMO = 8;

/** A ranking that is chart and table in one: a name, its bar and its number; each opens its list. */
@Component({
  selector: 'app-reparto',
  imports: [NgTemplateOutlet, RouterLink, TranslocoDirective],
  host: { class: 'card block min-w-0' },
  styles: `
    .fila {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.125rem 1rem;
      margin: 0 -0.625rem;
      padding: 0.375rem 0.625rem;
      border-radius: 0.6rem;
    }
    a.fila:hover {
      background: var(--sunken);
    }
    .carril {
      grid-column: 1 / -1;
      height: 0.5rem;
      border-radius: 0.25rem;
      background: var(--sunken);
    }
    .barra {
      height: 100%;
      min-width: 0.25rem;
      border-radius: 0.25rem;
      background: var(--accent);
    }
  `,
  template: `
    <ng-container *transloco="let t">
      <div class="card-head">
        <div>
          <h2>{{ titulo() }}</h2>
          <p class="eyebrow">{{ detalle() }}</p>
        </div>
      </div>
      <ul class="grid gap-1 px-5 pb-4">
        @for (parte of aLaVista(); track parte.clave) {
          <li>
            @if (parte.nombre === null) {
              <div class="fila">
                <ng-container *ngTemplateOutlet="contenido; context: { $implicit: parte }" />
              </div>
            } @else {
              <a
                class="fila"
                routerLink="."
                queryParamsHandling="merge"
                [queryParams]="{ ver: clase() + ':' + parte.clave }"
              >
                <ng-container *ngTemplateOutlet="contenido; context: { $implicit: parte }" />
              </a>
            }
          </li>
        } @empty {
          @if (partes()) {
            <li class="text-ink-soft py-6 text-center">{{ t('comun.sinDatos') }}</li>
          } @else {
            <li class="skeleton h-40"></li>
          }
        }
        @if (resto() > 0) {
          <li>
            <button
              type="button"
              class="btn btn-small btn-quiet -ml-3"
              data-testid="reparto-mas"
              [attr.aria-expanded]="todas()"
              (click)="todas.set(!todas())"
            >
              {{ todas() ? t('grafico.verMenos') : t('grafico.yMas', { n: formato.numero(resto()) }) }}
            </button>
          </li>
        }
      </ul>
      <ng-template #contenido let-parte>
        <span class="truncate font-medium">{{ parte.nombre ?? t('agenda.sinProfesional') }}</span>
        <span class="tnum">
          <span class="font-semibold">{{ formato.numero(parte.citas) }}</span>
          @if (parte.ocupacion !== undefined) {
            <span class="text-ink-soft">
              · {{ t('grafico.ocupado', { p: formato.porcentaje(parte.ocupacion) }) }}</span
            >
          }
        </span>
        <span class="carril" aria-hidden="true"
          ><span class="barra block" [style.width.%]="parte.ancho * 100"></span
        ></span>
      </ng-template>
    </ng-container>
  `,
})
export class RepartoComponent {
  readonly titulo = input.required<string>();
  readonly detalle = input.required<string>();
  /** Before the colon in `?ver=`. */
  readonly clase = input.required<'servicio' | 'profesional'>();
  readonly partes = input.required<readonly Parte[] | undefined>();
  protected readonly formato = inject(Formato);
  protected readonly todas = signal(false);
  protected readonly resto = computed(() => (this.partes()?.length ?? 0) - MAXIMO);
  protected readonly aLaVista = computed(() =>
    (this.partes() ?? []).slice(0, this.todas() ? undefined : MAXIMO),
  );
}

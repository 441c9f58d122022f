import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { PRESETS, type RangoElegido } from './rango.ts';

/** Which days the figures are about. The choice is in the address, so it can be kept and sent. */
@Component({
  selector: 'app-selector-de-rango',
  imports: [IconoDirective, RouterLink, TranslocoDirective],
  host: { class: 'flex max-w-full min-w-0 flex-wrap items-center gap-2 print:hidden' },
  styles: `
    .presets {
      position: relative;
      display: flex;
      max-width: 100%;
      overflow-x: auto;
      padding: 0.1875rem;
      border-radius: 0.8rem;
      background: var(--sunken);
    }
    .preset {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 2.125rem;
      padding: 0 0.75rem;
      border-radius: 0.65rem;
      color: var(--ink-soft);
      font-size: var(--text-small);
      font-weight: 580;
      white-space: nowrap;
      cursor: pointer;
    }
    .preset:hover {
      color: var(--ink);
    }
    .preset[aria-current],
    .preset[aria-expanded='true'] {
      background: var(--surface);
      color: var(--ink);
      box-shadow: var(--shadow);
    }
    @media (pointer: coarse) {
      .preset {
        min-height: 2.75rem;
      }
    }
  `,
  template: `
    <ng-container *transloco="let t">
      <nav #barra class="presets" [attr.aria-label]="t('rango.titulo')">
        @for (preset of presets; track preset) {
          <a
            class="preset"
            routerLink="."
            queryParamsHandling="merge"
            [queryParams]="{ rango: preset === 'hoy' ? null : preset, desde: null, hasta: null, ver: null }"
            [attr.aria-current]="elegido() === preset ? 'true' : null"
            [attr.data-testid]="'rango-' + preset"
            (click)="abierto.set(false)"
            >{{ t('rango.' + preset) }}</a
          >
        }
        <button
          type="button"
          class="preset"
          data-testid="rango-fechas"
          [attr.aria-current]="elegido() === undefined ? 'true' : null"
          [attr.aria-expanded]="abierto()"
          (click)="abierto.set(!abierto())"
        >
          <svg appIcono="calendar-range"></svg>{{ t('rango.fechas') }}
        </button>
      </nav>
      @if (abierto() || elegido() === undefined) {
        <form
          class="flex max-w-full flex-wrap items-center gap-2"
          (submit)="$event.preventDefault(); elegir(desde.value, hasta.value)"
        >
          <span class="flex max-w-full min-w-0 items-center gap-2">
            <input
              #desde
              class="input tnum min-w-0 max-sm:px-2.5! sm:w-auto"
              type="date"
              required
              data-testid="rango-desde"
              [attr.aria-label]="t('rango.desde')"
              [value]="rango().desde"
            />
            <span aria-hidden="true">–</span>
            <input
              #hasta
              class="input tnum min-w-0 max-sm:px-2.5! sm:w-auto"
              type="date"
              required
              data-testid="rango-hasta"
              [attr.aria-label]="t('rango.hasta')"
              [value]="rango().hasta"
            />
          </span>
          <button type="submit" class="btn btn-small" data-testid="rango-ver">{{ t('rango.ver') }}</button>
          @if (alReves()) {
            <p class="field-error w-full" role="alert">{{ t('rango.alReves') }}</p>
          }
        </form>
      }
    </ng-container>
  `,
})
export class SelectorDeRangoComponent {
  readonly rango = input.required<RangoElegido>();
  readonly #router = inject(Router);
  protected readonly presets = PRESETS;
  /** Undefined when the days were chosen one by one. */
  protected readonly elegido = computed(() => this.rango().preset);
  protected readonly barra = viewChild<ElementRef<HTMLElement>>('barra');
  protected readonly abierto = signal(false);
  protected readonly alReves = signal(false);

  constructor() {
    // What is chosen is seen where there is no room for all.
    afterRenderEffect(() => {
      this.elegido();
      const barra = this.barra()?.nativeElement;
      const actual = barra?.querySelector<HTMLElement>('[aria-current]');
      if (barra && actual)
        barra.scrollLeft = actual.offsetLeft - (barra.clientWidth - actual.offsetWidth) / 2;
    });
  }

  protected elegir(desde: string, hasta: string): void {
    const dias = (Date.parse(hasta) - Date.parse(desde)) / 86_400_000;
    this.alReves.set(!(dias >= 0 && dias < 366));
    if (this.alReves()) return;
    void this.#router.navigate([], {
      queryParams: { desde, hasta, rango: null, ver: null },
      queryParamsHandling: 'merge',
    });
  }
}

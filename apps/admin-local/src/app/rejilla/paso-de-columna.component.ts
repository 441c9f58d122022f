import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';

/** Above the one column that is seen: which it is of how many, and a button to the one on either side. */
@Component({
  selector: 'app-paso-de-columna',
  imports: [IconoDirective, TranslocoDirective],
  styles: `
    :host {
      position: sticky;
      z-index: 7;
      /* Under the header of every page. */
      top: 3.25rem;
      display: flex;
      align-items: center;
      gap: 0.25rem;
      min-height: 3.25rem;
      padding: 0 0.25rem;
      border: 1px solid var(--line);
      border-bottom: 0;
      border-radius: 1rem 1rem 0 0;
      background: var(--surface);
    }
    .btn[aria-disabled='true'] {
      background: none;
    }
    .cual {
      flex: 1;
      min-width: 0;
    }
  `,
  template: `
    <ng-container *transloco="let t">
      @if (nombres().length > 1) {
        <button
          type="button"
          class="btn btn-quiet btn-icon"
          data-testid="columna-anterior"
          [attr.aria-disabled]="!anterior() || null"
          [attr.aria-label]="anterior() ? t('rejilla.irA', { nombre: anterior() }) : t('rejilla.noHayAntes')"
          (click)="anterior() && ir.emit(indice() - 1)"
        >
          <svg appIcono="chevron-left"></svg>
        </button>
      }
      <div class="cual flex items-center gap-2 px-2" data-testid="columna-visible"><ng-content /></div>
      @if (nombres().length > 1) {
        <span class="text-ink-soft tnum text-sm whitespace-nowrap">{{
          t('rejilla.deCuantas', { n: indice() + 1, total: nombres().length })
        }}</span>
        <button
          type="button"
          class="btn btn-quiet btn-icon"
          data-testid="columna-siguiente"
          [attr.aria-disabled]="!siguiente() || null"
          [attr.aria-label]="
            siguiente() ? t('rejilla.irA', { nombre: siguiente() }) : t('rejilla.noHayDespues')
          "
          (click)="siguiente() && ir.emit(indice() + 1)"
        >
          <svg appIcono="chevron-right"></svg>
        </button>
      }
    </ng-container>
  `,
})
export class PasoDeColumnaComponent {
  readonly nombres = input.required<readonly string[]>();
  readonly indice = input.required<number>();
  readonly ir = output<number>();
  protected readonly anterior = computed(() => this.nombres()[this.indice() - 1]);
  protected readonly siguiente = computed(() => this.nombres()[this.indice() + 1]);
}

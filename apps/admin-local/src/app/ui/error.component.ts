import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from './icono.directive.ts';
import { problemaDe } from '../http/problema.ts';

/** One part of the page failed: why, and a way to try that part again. The rest lives on. */
@Component({
  selector: 'app-error',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <div class="notice" role="alert" data-tono="caido" *transloco="let t">
      <svg appIcono="triangle-alert"></svg>
      <p class="min-w-40 flex-1">
        @if (titulo()) {
          <strong class="block">{{ titulo() }}</strong>
        }
        {{ problema()?.detail ?? t('comun.errorSinDetalle') }}
        @if (traza(); as traza) {
          <small class="block opacity-80">{{ traza }}</small>
        }
      </p>
      @if (conReintento()) {
        <button type="button" class="btn btn-small" (click)="reintentar.emit()">
          <svg appIcono="refresh-cw"></svg>{{ t('comun.reintentar') }}
        </button>
      }
      @if (cerrable()) {
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-small btn-cierra"
          [attr.aria-label]="t('comun.cerrar')"
          (click)="cerrado.emit()"
        >
          <svg appIcono="x"></svg>
        </button>
      }
    </div>
  `,
})
export class ErrorComponent {
  readonly error = input.required<unknown>();
  readonly titulo = input('');
  readonly conReintento = input(true);
  readonly reintentar = output();
  /** Whoever has read it may take it away. */
  readonly cerrable = input(false);
  readonly cerrado = output();
  protected readonly problema = computed(() => problemaDe(this.error()));
  /** Only of what the server has to be asked about: what was typed wrong is explained by its words. */
  protected readonly traza = computed(() => {
    const problema = this.problema();
    return problema && problema.status >= 500 ? problema.traceId : undefined;
  });
}

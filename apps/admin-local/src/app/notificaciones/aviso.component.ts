import { Component, computed, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ToastNoAnimation } from 'ngx-toastr';

/** What a toast may carry besides its text. */
export interface CargaDeAviso {
  /** The voice tells of it, together with others; the toast itself stays silent. */
  readonly enSilencio?: boolean;
  /** A button with its text, and what it does. */
  readonly accion?: { readonly texto: string; readonly hacer: () => void };
}

/** One toast: waits while somebody points at it or is in it, and closes with a button that says so. */
@Component({
  selector: 'app-aviso',
  imports: [IconoDirective, TranslocoDirective],
  host: {
    '[class]': 'toastClasses()',
    '[style.display]': 'displayStyle()',
    '[attr.role]': "esError() ? 'alert' : 'status'",
    '[attr.aria-live]': "carga.enSilencio ? 'off' : null",
    '(mouseenter)': 'stickAround()',
    '(mouseleave)': 'delayedHideToast()',
    '(focusin)': 'stickAround()',
    '(focusout)': 'delayedHideToast()',
  },
  template: `
    <ng-container *transloco="let t">
      @switch (tipo()) {
        @case ('toast-success') {
          <svg appIcono="circle-check"></svg>
        }
        @case ('toast-warning') {
          <svg appIcono="triangle-alert"></svg>
        }
        @case ('toast-error') {
          <svg appIcono="circle-x"></svg>
        }
        @default {
          <svg appIcono="info"></svg>
        }
      }
      <div class="toast-text">
        @if (title(); as titulo) {
          <p class="toast-title">{{ titulo }}</p>
        }
        <p class="toast-message">{{ message() }}</p>
        @if (carga.accion; as accion) {
          <button type="button" class="toast-action" (click)="accion.hacer(); remove()">
            {{ accion.texto }}
          </button>
        }
      </div>
      @if (veces() > 1) {
        <span class="toast-count tnum">×{{ veces() }}</span>
      }
      <button type="button" class="toast-close" [attr.aria-label]="t('comun.cerrar')" (click)="remove()">
        <svg appIcono="x"></svg>
      </button>
    </ng-container>
  `,
})
export class AvisoComponent extends ToastNoAnimation<CargaDeAviso> {
  protected readonly carga: CargaDeAviso = this.options().payload ?? {};
  protected readonly tipo = signal(this.toastPackage.toastType);
  readonly esError = computed(() => this.tipo() === 'toast-error');
  protected readonly veces = signal(1);

  constructor() {
    super();
    this.toastPackage.toastRef.countDuplicate().subscribe((repetidas) => this.veces.set(repetidas + 1));
  }
}

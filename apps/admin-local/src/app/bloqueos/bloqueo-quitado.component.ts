import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ConAtajoDirective } from '../teclado/con-atajo.directive.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CambiosDeBloqueo } from './cambios-de-bloqueo.service.ts';

/** A block was removed, and one press has it back. One of it a page. */
@Component({
  selector: 'app-bloqueo-quitado',
  imports: [ConAtajoDirective, ErrorComponent, IconoDirective, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (cambios.error(); as e) {
        <app-error class="mb-4 block" [error]="e" [conReintento]="false" />
      }
      <div class="hecho" role="status">
        @if (cambios.quitado()) {
          <p class="hecho-caja" data-testid="bloqueo-quitado">
            {{ t('bloqueo.quitado') }}
            <button type="button" appConAtajo="z" data-testid="bloqueo-deshacer" (click)="cambios.deshacer()">
              <svg appIcono="undo-2"></svg>{{ t('comun.deshacer') }} <kbd aria-hidden="true">Z</kbd>
            </button>
          </p>
        }
      </div>
    </ng-container>
  `,
})
export class BloqueoQuitadoComponent {
  protected readonly cambios = inject(CambiosDeBloqueo);
}

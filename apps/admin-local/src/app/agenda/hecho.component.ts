import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ConAtajoDirective } from '../teclado/con-atajo.directive.ts';
import { EnCapaSuperiorDirective } from '../ui/en-capa-superior.directive.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';

/** What was just done, and the press that takes it back; or why it could not be. Above whatever is open. */
@Component({
  selector: 'app-hecho',
  imports: [ConAtajoDirective, EnCapaSuperiorDirective, ErrorComponent, IconoDirective, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="hecho" [appEnCapaSuperior]="cambios.error() ?? cambios.hecho()">
        @if (cambios.error(); as e) {
          <app-error
            class="hecho-error"
            data-testid="no-hecho"
            [titulo]="t('aviso.sinGuardar', { que: cambios.errorDe() })"
            [error]="e"
            [conReintento]="false"
            [cerrable]="true"
            (cerrado)="cambios.olvidarError()"
          />
        }
        <div role="status">
          @if (espera(); as texto) {
            <p class="hecho-caja" data-testid="hecho">{{ texto }}</p>
          } @else if (cambios.hecho(); as hecho) {
            <p class="hecho-caja" data-testid="hecho">
              {{ hecho.texto }}
              @if (hecho.deshacer) {
                <button type="button" appConAtajo="z" data-testid="deshacer" (click)="cambios.deshacer()">
                  <svg appIcono="undo-2"></svg>{{ t('comun.deshacer') }} <kbd aria-hidden="true">Z</kbd>
                </button>
              }
            </p>
          }
        </div>
      </div>
    </ng-container>
  `,
})
export class HechoComponent {
  /** What has to wait, as long as it does. */
  readonly espera = input('');
  protected readonly cambios = inject(CambiosDeCita);
}

import { Component, inject } from '@angular/core';
import type { Bloqueo } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { ConAtajoDirective } from '../teclado/con-atajo.directive.ts';
import { EnCapaSuperiorDirective } from '../ui/en-capa-superior.directive.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { CambiosDeBloqueo } from './cambios-de-bloqueo.service.ts';
import { TextoDeBloqueo } from './texto-de-bloqueo.service.ts';

/** A block was removed, and one press has it back; or why it could not be. Above whatever is open. One of it a page. */
@Component({
  selector: 'app-bloqueo-quitado',
  imports: [ConAtajoDirective, EnCapaSuperiorDirective, ErrorComponent, IconoDirective, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="hecho" [appEnCapaSuperior]="cambios.error() ?? cambios.quitado()">
        @if (cambios.error(); as e) {
          <app-error
            class="hecho-error"
            data-testid="bloqueo-sin-deshacer"
            [error]="e"
            [conReintento]="false"
            [cerrable]="true"
            (cerrado)="cambios.olvidarError()"
          />
        }
        <div role="status">
          @if (cambios.quitado(); as bloqueo) {
            <p class="hecho-caja" data-testid="bloqueo-quitado">
              {{ t('bloqueo.quitado') }}
              <button
                type="button"
                appConAtajo="z"
                data-testid="bloqueo-deshacer"
                (click)="deshacer(bloqueo)"
              >
                <svg appIcono="undo-2"></svg>{{ t('comun.deshacer') }} <kbd aria-hidden="true">Z</kbd>
              </button>
            </p>
          }
        </div>
      </div>
    </ng-container>
  `,
})
export class BloqueoQuitadoComponent {
  protected readonly cambios = inject(CambiosDeBloqueo);
  readonly #texto = inject(TextoDeBloqueo);
  readonly #tarde = new AvisoTardio();

  protected deshacer(bloqueo: Bloqueo): void {
    this.cambios.deshacer(bloqueo).subscribe({
      error: (error: unknown) => {
        if (!this.#tarde.fallo(error, this.#texto.nombre(bloqueo))) this.cambios.error.set(error);
      },
    });
  }
}

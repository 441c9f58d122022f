import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';

/** What else can be put into the agenda, beside one cita. */
@Component({
  selector: 'app-menu-de-nueva',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, IconoDirective, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="btn btn-primary btn-icon"
        data-testid="mas-nuevas"
        [cdkMenuTriggerFor]="menu"
        [disabled]="soloLectura()"
        [attr.title]="soloLectura() ? t('sinRed.motivo') : null"
        [attr.aria-label]="t('serie.masOpciones')"
      >
        <svg appIcono="chevron-down"></svg>
      </button>
      <ng-template #menu>
        <div class="menu" cdkMenu>
          <button
            type="button"
            class="menu-item"
            cdkMenuItem
            data-testid="nueva-serie"
            (cdkMenuItemTriggered)="repetir.emit()"
          >
            <svg appIcono="repeat"></svg>{{ t('serie.titulo') }}
          </button>
          <button
            type="button"
            class="menu-item"
            cdkMenuItem
            data-testid="bloquear"
            (cdkMenuItemTriggered)="bloquear.emit()"
          >
            <svg appIcono="lock"></svg>{{ t('bloqueo.titulo') }}
          </button>
        </div>
      </ng-template>
    </ng-container>
  `,
})
export class MenuDeNuevaComponent {
  /** There is no connection: nothing can be changed. */
  readonly soloLectura = input(false);
  readonly bloquear = output();
  readonly repetir = output();
}

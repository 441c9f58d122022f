import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { UserService } from '../sesion/user.service.ts';

/** Why no service can be chosen: none is offered, with the way to add one for who may. */
@Component({
  selector: 'app-sin-servicios',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <p class="field-note" data-testid="sin-servicios" *transloco="let t">
      {{ t('reserva.sinServicios') }}
      @if (users.currentUser()?.rol === 'admin') {
        <a class="text-accent font-semibold underline" routerLink="/ajustes/servicios">{{
          t('reserva.anadirServicio')
        }}</a>
      } @else {
        {{ t('reserva.losAnade') }}
      }
    </p>
  `,
})
export class SinServiciosComponent {
  protected readonly users = inject(UserService);
}

import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, DOCUMENT, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { SesionService } from '../sesion/sesion.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { TemaService } from '../ui/tema.service.ts';
import { IDIOMAS } from './idiomas.ts';

/** Who is in, and what they can do about it. On a small screen it holds language and theme too. */
@Component({
  selector: 'app-cuenta',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, IconoDirective, TranslocoDirective],
  templateUrl: './cuenta.component.html',
  styleUrl: './cuenta.component.css',
})
export class CuentaComponent {
  readonly cambiarClave = output();
  readonly verAtajos = output();
  protected readonly sesion = inject(SesionService);
  protected readonly idioma = inject(IdiomaService);
  protected readonly tema = inject(TemaService);
  protected readonly idiomas = IDIOMAS;
  protected readonly usuario = inject(UserService).currentUserValue;
  protected readonly iniciales = this.usuario.nombre
    .split(/\s+/)
    .slice(0, 2)
    .map((parte) => parte.charAt(0))
    .join('');
  readonly #ventana = inject(DOCUMENT).defaultView;
  /** The header has no room for language and theme. Not hidden with CSS: a hidden item cannot take the focus. */
  protected readonly sinSitio = signal(false);

  protected mirarAncho(): void {
    this.sinSitio.set(this.#ventana?.matchMedia('(width < 70rem)').matches ?? false);
  }
}

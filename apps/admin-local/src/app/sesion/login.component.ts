import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { PreferenciasComponent } from '../shell/preferencias.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { SesionService } from './sesion.service.ts';

@Component({
  selector: 'app-login',
  imports: [ErrorComponent, IconoDirective, PreferenciasComponent, TranslocoDirective],
  templateUrl: './login.component.html',
})
export class LoginComponent {
  readonly #sesion = inject(SesionService);
  /** Where the person wanted to go. */
  readonly returnUrl = input<string>();
  readonly caducada = input<string>();

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly visible = signal(false);
  protected readonly enviada = signal(false);
  protected readonly entrando = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected entrar(): void {
    this.enviada.set(true);
    const [email, password] = [this.email().trim(), this.password()];
    if (!email || !password || this.entrando()) return;
    this.entrando.set(true);
    this.error.set(undefined);
    this.#sesion.iniciar({ email, password }).subscribe({
      next: (usuario) => this.#sesion.ir(usuario, this.#destino()),
      error: (error: unknown) => {
        this.error.set(error);
        this.entrando.set(false);
      },
    });
  }

  /** Only a path of this page: a link from elsewhere must not send people away after logging in. */
  #destino(): string {
    const destino = this.returnUrl() ?? '/';
    return /^\/(?![/\\])/.test(destino) ? destino : '/';
  }
}

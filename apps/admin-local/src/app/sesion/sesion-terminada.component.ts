import { Component, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import type { Usuario } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter, fromEvent, switchMap } from 'rxjs';
import { es401 } from '../http/problema.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CampoDeClaveComponent } from './campo-de-clave.component.ts';
import { SesionService } from './sesion.service.ts';
import { CLAVE_DE_TOKEN } from './token.ts';

/** Over whatever page is open: the password again, and everything goes on where it was. */
@Component({
  selector: 'app-sesion-terminada',
  imports: [CampoDeClaveComponent, DialogoComponent, ErrorComponent, TranslocoDirective],
  template: `
    <app-dialogo [titulo]="t('finDeSesion.titulo')" [cerrable]="false" *transloco="let t">
      <form
        class="grid gap-4.5"
        novalidate
        data-testid="session-ended"
        (submit)="$event.preventDefault(); entrar()"
      >
        <p class="text-ink-soft">{{ t('finDeSesion.texto') }}</p>
        <div class="field">
          <label for="fin-correo">{{ t('sesion.correo') }}</label>
          <input
            #campo
            id="fin-correo"
            class="input"
            type="email"
            name="email"
            autocomplete="username"
            [readOnly]="conocido()"
            [class.bg-sunken]="conocido()"
            [value]="correo()"
            [attr.aria-invalid]="(enviada() && !correo()) || null"
            aria-describedby="fin-correo-error"
            (input)="correo.set(campo.value)"
          />
          <p id="fin-correo-error" class="field-error" [hidden]="!enviada() || correo()">
            {{ t('sesion.faltaCorreo') }}
          </p>
        </div>
        <app-campo-de-clave
          campo="fin-clave"
          [primero]="true"
          autocompletar="current-password"
          [etiqueta]="t('sesion.clave')"
          [(valor)]="clave"
          [error]="enviada() && !clave() ? t('sesion.faltaClave') : ''"
        />
        @if (error(); as e) {
          <app-error [error]="e" [conReintento]="false" />
        }
        <div class="dialog-actions">
          <button
            type="button"
            class="btn btn-quiet"
            data-testid="other-account"
            (click)="sesion.abandonar()"
          >
            {{ t('finDeSesion.otra') }}
          </button>
          <button
            type="submit"
            class="btn btn-primary"
            data-testid="session-resume"
            [attr.aria-disabled]="entrando() || null"
          >
            {{ entrando() ? t('sesion.entrando') : t('finDeSesion.seguir') }}
          </button>
        </div>
      </form>
    </app-dialogo>
  `,
})
export class SesionTerminadaComponent {
  protected readonly sesion = inject(SesionService);
  readonly #document = inject(DOCUMENT);
  /** Whose session it was is not asked. An admin may have changed their e-mail meanwhile: one that is refused can be too. */
  protected readonly conocido = signal(this.sesion.correo() !== null);
  protected readonly correo = signal(this.sesion.correo() ?? '');
  protected readonly clave = signal('');
  protected readonly enviada = signal(false);
  protected readonly entrando = signal(false);
  protected readonly error = signal<unknown>(undefined);

  constructor() {
    const ventana = this.#document.defaultView ?? this.#document;
    const enOtraPestana = fromEvent<StorageEvent>(ventana, 'storage').pipe(
      filter(({ key, newValue }) => key === CLAVE_DE_TOKEN && newValue !== null),
      switchMap(() => this.sesion.restaurar()),
    );
    const escucha = enOtraPestana.subscribe((usuario) => this.#seguir(usuario));
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  protected entrar(): void {
    this.enviada.set(true);
    const [email, password] = [this.correo().trim(), this.clave()];
    if (!email || !password || this.entrando()) return;
    this.entrando.set(true);
    this.error.set(undefined);
    this.sesion.iniciar({ email, password }).subscribe({
      next: (usuario) => this.#seguir(usuario),
      error: (error: unknown) => {
        this.error.set(error);
        this.entrando.set(false);
        if (es401(error)) this.conocido.set(false);
      },
    });
  }

  /** The page is one person's: for another it is opened anew. */
  #seguir(usuario: Usuario | null): void {
    if (!usuario) return;
    if (!this.sesion.esSuPagina(usuario)) {
      this.sesion.ceder();
      return;
    }
    this.sesion.reanudar();
  }
}

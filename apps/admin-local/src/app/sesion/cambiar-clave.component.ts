import { Component, computed, inject, output, signal } from '@angular/core';
import { MINIMO_DE_PASSWORD } from '@citas/protocol';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { problemaDe } from '../http/problema.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { AvisosService } from '../notificaciones/avisos.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CampoDeClaveComponent } from './campo-de-clave.component.ts';
import { SesionService } from './sesion.service.ts';

/** One's own password: the present one and the new one. */
@Component({
  selector: 'app-cambiar-clave',
  imports: [CampoDeClaveComponent, DialogoComponent, ErrorComponent, TranslocoDirective],
  template: `
    <app-dialogo [titulo]="t('clave.titulo')" (cerrado)="cerrado.emit()" *transloco="let t">
      <form
        class="grid gap-4.5"
        novalidate
        data-testid="password-form"
        (submit)="$event.preventDefault(); enviar()"
      >
        <input class="hidden" type="email" autocomplete="username" [value]="correo" readonly />
        <app-campo-de-clave
          campo="clave-actual"
          autocompletar="current-password"
          [primero]="true"
          [etiqueta]="t('clave.actual')"
          [(valor)]="actual"
          [error]="enviada() && !actual() ? t('clave.falta') : errorDe('actual')"
        />
        <app-campo-de-clave
          campo="clave-nueva"
          autocompletar="new-password"
          [etiqueta]="t('clave.nueva')"
          [pista]="t('clave.nuevaPista')"
          [(valor)]="nueva"
          [error]="enviada() && corta() ? t('clave.corta') : errorDe('nueva')"
        />
        @if (error() && !conCampo()) {
          <app-error [error]="error()" [conReintento]="false" />
        }
        <div class="dialog-actions">
          <button type="button" class="btn" (click)="cerrado.emit()">{{ t('comun.cancelar') }}</button>
          <button
            type="submit"
            class="btn btn-primary"
            data-testid="password-submit"
            [attr.aria-disabled]="guardando() || null"
          >
            {{ guardando() ? t('clave.guardando') : t('clave.guardar') }}
          </button>
        </div>
      </form>
    </app-dialogo>
  `,
})
export class CambiarClaveComponent {
  readonly cerrado = output();
  readonly #sesion = inject(SesionService);
  readonly #avisos = inject(AvisosService);
  readonly #transloco = inject(TranslocoService);
  readonly #tarde = new AvisoTardio();
  /** Lets the browser's own keeper of passwords know whose it is. */
  protected readonly correo = this.#sesion.correo() ?? '';
  protected readonly actual = signal('');
  protected readonly nueva = signal('');
  protected readonly enviada = signal(false);
  protected readonly guardando = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly corta = computed(() => this.nueva().length < MINIMO_DE_PASSWORD);
  readonly #campos = computed(() => problemaDe(this.error())?.errors ?? []);
  protected readonly conCampo = computed(() => this.#campos().length > 0);

  protected errorDe(campo: string): string {
    return this.#campos().find(({ pointer }) => pointer.endsWith(`/${campo}`))?.detail ?? '';
  }

  protected enviar(): void {
    this.enviada.set(true);
    if (!this.actual() || this.corta() || this.guardando()) return;
    this.guardando.set(true);
    this.error.set(undefined);
    this.#sesion.cambiarPassword({ actual: this.actual(), nueva: this.nueva() }).subscribe({
      next: () => {
        this.#avisos.mostrar('success', this.#t('clave.hechaDetalle'), this.#t('clave.hecha'));
        this.cerrado.emit();
      },
      error: (error: unknown) => {
        if (this.#tarde.fallo(error, this.#t('clave.titulo'))) return;
        this.error.set(error);
        this.guardando.set(false);
      },
    });
  }

  #t(clave: string): string {
    return this.#transloco.translate(clave);
  }
}

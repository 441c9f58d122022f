import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Guardar } from '../ajustes/guardar.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { HubsApi } from './hubs-api.ts';
import type { ConexionVista } from './vista-de-hubs.ts';

/** Asks before all sessions of a person end. */
@Component({
  selector: 'app-revocar',
  imports: [DialogoComponent, ErrorComponent, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-dialogo
        [titulo]="t('operador.revocarA', { nombre: conexion().nombre })"
        (cerrado)="cerrado.emit()"
      >
        <form class="grid gap-4" (submit)="$event.preventDefault(); revocar()">
          <p>{{ t('operador.revocarDetalle', { negocio: conexion().negocioId }) }}</p>
          <label class="flex items-start gap-3">
            <input
              #b
              type="checkbox"
              class="mt-1 size-5"
              [checked]="bloquear()"
              (change)="bloquear.set(b.checked)"
            />
            <span
              >{{ t('operador.bloquear') }}
              <small class="text-ink-soft block">{{ t('operador.bloquearDetalle') }}</small></span
            >
          </label>
          @if (orden.error(); as e) {
            <app-error [error]="e" [conReintento]="false" />
          }
          <button
            type="submit"
            class="btn btn-danger justify-self-end"
            data-testid="revocar"
            [disabled]="orden.guardando()"
          >
            {{ t('operador.revocar') }}
          </button>
        </form>
      </app-dialogo>
    </ng-container>
  `,
})
export class RevocarComponent {
  readonly #api = inject(HubsApi);
  readonly conexion = input.required<ConexionVista>();
  readonly hecho = output();
  readonly cerrado = output();
  protected readonly bloquear = signal(false);
  protected readonly orden = new Guardar();

  protected revocar(): void {
    this.orden.hacer(this.#api.revocar(this.conexion().usuarioId, this.bloquear()), () => this.hecho.emit());
  }
}

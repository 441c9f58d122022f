import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { MotivoEscrito } from '../citas/motivo-escrito.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { CitaAbierta } from './cita-abierta.ts';
import { CitaCambiadaComponent } from './cita-cambiada.component.ts';

/** What is cancelled, as it is by now, and why. */
export interface Anulacion {
  readonly cita: Cita;
  readonly motivo: string;
}

/** Cancelling asks why: the reason stays with the cita. */
@Component({
  selector: 'app-anular-cita',
  imports: [CitaCambiadaComponent, DialogoComponent, TranslocoDirective],
  template: `
    <app-dialogo
      [titulo]="t('anular.titulo', { cliente: cita().cliente })"
      (cerrado)="cerrado.emit()"
      *transloco="let t"
    >
      <form
        class="grid gap-4.5"
        novalidate
        data-testid="cancelar-form"
        (submit)="$event.preventDefault(); enviar()"
      >
        <div class="field">
          <label for="motivo">{{ t('anular.motivo') }}</label>
          <input
            #campo
            id="motivo"
            class="input"
            maxlength="500"
            data-testid="form-motivo"
            data-primero
            aria-describedby="motivo-error"
            [attr.aria-invalid]="falta() || null"
            [placeholder]="t('anular.motivoPista')"
            [value]="motivo()"
            (input)="motivo.set(campo.value)"
          />
          <p id="motivo-error" class="field-error" [hidden]="!falta()">{{ t('anular.falta') }}</p>
        </div>
        @if (abierta.cambio(); as cambio) {
          <app-cita-cambiada [cambio]="cambio" (visto)="abierta.verlo(); campo.focus()" />
        }
        <div class="dialog-actions">
          <button type="button" class="btn" (click)="cerrado.emit()">{{ t('anular.volver') }}</button>
          <button
            type="submit"
            class="btn btn-danger"
            data-testid="cancelar-submit"
            [disabled]="abierta.cambio()"
          >
            {{ t('anular.guardar') }}
          </button>
        </div>
      </form>
    </app-dialogo>
  `,
})
export class AnularCitaComponent {
  readonly cita = input.required<Cita>();
  readonly cerrado = output();
  readonly anulada = output<Anulacion>();
  readonly #escrito = inject(MotivoEscrito);
  protected readonly abierta = new CitaAbierta(this.cita);
  readonly #citaId = computed(() => this.cita().id);
  protected readonly motivo = linkedSignal(() => this.#escrito.leer(this.#citaId()));
  protected readonly falta = signal(false);

  protected enviar(): void {
    const motivo = this.motivo().trim();
    this.falta.set(!motivo);
    if (motivo && !this.abierta.cambio()) this.anulada.emit({ cita: this.abierta.ahora(), motivo });
  }
}

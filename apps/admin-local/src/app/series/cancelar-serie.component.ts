import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Cita, Serie } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { MotivoEscrito } from '../citas/motivo-escrito.service.ts';
import { Formato } from '../i18n/formato.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { SeriesApi } from './series-api.ts';

/** Cancels the citas of a serie that are still to come, once it has been said which and why. */
@Component({
  selector: 'app-cancelar-serie',
  imports: [ErrorComponent, TranslocoDirective],
  template: `
    <form
      class="bg-sunken grid gap-3 rounded-xl p-4"
      novalidate
      data-testid="serie-cancelar-form"
      (submit)="$event.preventDefault(); enviar()"
      *transloco="let t"
    >
      <p>
        <strong>{{
          citas().length === 1 ? t('serie.seCancelaUna') : t('serie.seCancelan', { n: citas().length })
        }}</strong>&ngsp;<span class="whitespace-nowrap">{{ cuando() }}</span>
        <span class="text-ink-soft block text-sm">{{ t('serie.seCancelanDetalle') }}</span>
      </p>
      <div class="field">
        <label for="serie-motivo">{{ t('anular.motivo') }}</label>
        <input
          #campo
          id="serie-motivo"
          class="input"
          maxlength="500"
          data-testid="serie-motivo"
          aria-describedby="serie-motivo-error"
          [placeholder]="t('serie.motivoPista')"
          [attr.aria-invalid]="falta() || null"
          [value]="motivo()"
          (input)="motivo.set(campo.value)"
        />
        <p id="serie-motivo-error" class="field-error" [hidden]="!falta()">{{ t('anular.falta') }}</p>
      </div>
      @if (error(); as e) {
        <app-error [error]="e" [conReintento]="false" />
      }
      <div class="dialog-actions *:flex-1">
        <button type="button" class="btn" (click)="cerrado.emit()">{{ t('anular.volver') }}</button>
        <button
          type="submit"
          class="btn btn-danger"
          data-testid="serie-cancelar-submit"
          [disabled]="enviando()"
        >
          {{
            citas().length === 1 ? t('serie.cancelarUna') : t('serie.cancelarVarias', { n: citas().length })
          }}
        </button>
      </div>
    </form>
  `,
})
export class CancelarSerieComponent {
  readonly serieId = input.required<string>();
  /** From that day on; without one, all that is still to come. */
  readonly desde = input<string>();
  /** Those that it would cancel. */
  readonly citas = input.required<readonly Cita[]>();
  readonly hecha = output<Serie>();
  readonly cerrado = output();
  readonly #api = inject(SeriesApi);
  readonly #tarde = new AvisoTardio();
  readonly #formato = inject(Formato);
  readonly #escrito = inject(MotivoEscrito);
  protected readonly motivo = linkedSignal(() => this.#escrito.leer(this.serieId()));
  protected readonly falta = signal(false);
  protected readonly enviando = signal(false);
  protected readonly error = signal<unknown>(undefined);

  /** The first and the last of them. */
  protected readonly cuando = computed(() => {
    const [primera, ultima] = [this.citas().at(0), this.citas().at(-1)];
    if (!primera || !ultima) return '';
    return primera.fecha === ultima.fecha
      ? this.#formato.fechaCompleta(primera.fecha)
      : this.#formato.tramo(primera.fecha, ultima.fecha, true);
  });

  protected enviar(): void {
    const motivo = this.motivo().trim();
    this.falta.set(!motivo);
    if (!motivo || this.enviando()) return;
    this.enviando.set(true);
    const [id, desde] = [this.serieId(), this.desde()];
    this.#escrito.guardar(id, motivo);
    const cliente = this.citas()[0]?.cliente ?? '';
    this.#api.cancelar(id, { ...(desde && { desde }), motivo }).subscribe({
      next: (serie) => {
        this.#escrito.olvidar(id);
        if (!this.#tarde.seFue()) this.hecha.emit(serie);
      },
      error: (error: unknown) => {
        if (this.#tarde.fallo(error, cliente)) return;
        this.enviando.set(false);
        this.error.set(error);
      },
    });
  }
}

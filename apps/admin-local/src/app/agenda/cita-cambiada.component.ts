import { Component, computed, inject, input, output } from '@angular/core';
import { estaAbierta } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { esPrograma } from '../citas/es-programa.ts';
import { FrasesDeDiferencias } from '../citas/frases-de-diferencias.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { ALaVistaDirective } from '../ui/a-la-vista.directive.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import type { CambioAbierto } from './cita-abierta.ts';

/** Somebody was faster while a dialog was open: who, and what they did. It goes on once that has been read. */
@Component({
  selector: 'app-cita-cambiada',
  imports: [ALaVistaDirective, IconoDirective, TranslocoDirective],
  template: `
    <div
      appALaVista
      class="notice items-start"
      role="alert"
      data-tono="tarde"
      data-testid="cita-cambiada"
      *transloco="let t"
    >
      <svg appIcono="triangle-alert" class="mt-1"></svg>
      <div class="min-w-48 flex-1">
        <strong>{{ quien() }}</strong>
        <ul class="tnum text-sm">
          @for (diferencia of cambio().diferencias; track diferencia.campo) {
            <li>{{ frases.de(diferencia) }}</li>
          }
        </ul>
        @if (abierta()) {
          <button type="button" class="btn btn-small mt-3" data-testid="cambio-visto" (click)="visto.emit()">
            {{ t('comun.entendido') }}
          </button>
        }
      </div>
    </div>
  `,
})
export class CitaCambiadaComponent {
  readonly cambio = input.required<CambioAbierto>();
  readonly visto = output();
  protected readonly frases = inject(FrasesDeDiferencias);
  readonly #texto = inject(Texto);

  /** What has been closed is neither moved nor cancelled. */
  protected readonly abierta = computed(() => estaAbierta(this.cambio().ahora.estado));
  protected readonly quien = computed(() => {
    const { autor, diferencias, ahora } = this.cambio();
    if (!autor) return this.#texto.de('cambiada.sinQuien');
    const quien = esPrograma(autor) ? this.#texto.de('comun.otroPrograma') : autor;
    return diferencias.some(({ campo }) => campo === 'estado')
      ? `${quien} ${this.#texto.de(`historial.estado_${ahora.estado}`)}`
      : this.#texto.de('cambiada.movida', { quien });
  });
}

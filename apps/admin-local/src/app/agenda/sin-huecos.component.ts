import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Bloqueo, DisponibilidadQuery } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { BloqueosApi } from '../bloqueos/bloqueos-api.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { cierreDe, type Cierre } from './dia-cerrado.ts';

/** Why a day offers no time: it is closed, with the way to its hours for who may change them, or it is full. */
@Component({
  selector: 'app-sin-huecos',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <p class="text-ink-soft" role="status" data-testid="sin-huecos" *transloco="let t">
      @if (bloqueos()) {
        {{ texto() }}
        @if (cierre()?.por === 'horario' && admin) {
          <a class="text-accent font-semibold underline" routerLink="/ajustes/horario">{{
            t('reserva.verHorario')
          }}</a>
        }
      }
    </p>
  `,
})
export class SinHuecosComponent {
  readonly consulta = input.required<DisponibilidadQuery>();
  readonly #api = inject(BloqueosApi);
  readonly #negocio = inject(NegocioService);
  readonly #texto = inject(Texto);
  protected readonly admin = inject(UserService).currentUser()?.rol === 'admin';
  /** Undefined until they are known: nothing is said before. */
  protected readonly bloqueos = signal<readonly Bloqueo[] | undefined>(undefined);
  protected readonly cierre = computed(() => {
    const negocio = this.#negocio.negocio();
    const { fecha, profesionalId } = this.consulta();
    const dia = { fecha, profesionalId, bloqueos: this.bloqueos() ?? [] };
    return negocio && cierreDe(negocio, this.#negocio.profesionales(), dia);
  });
  protected readonly texto = computed(() => this.#frase(this.cierre()));

  constructor() {
    effect((alAcabar) => {
      const { fecha } = this.consulta();
      const lectura = this.#api.listar(fecha, fecha).subscribe({
        next: (bloqueos) => this.bloqueos.set(bloqueos),
        // What the hours tell is told without them.
        error: () => this.bloqueos.set([]),
      });
      alAcabar(() => lectura.unsubscribe());
    });
  }

  #frase(cierre: Cierre | undefined): string {
    switch (cierre?.por) {
      case undefined:
        return this.#t('forma.sinHuecos');
      case 'horario':
        return this.#t('reserva.cerrado');
      case 'bloqueo':
        return cierre.motivo
          ? this.#t('reserva.cerradoPor', { motivo: cierre.motivo })
          : this.#t('reserva.cerrado');
      case 'persona':
        return this.#t('reserva.noTrabaja', { nombre: cierre.nombre });
      case 'equipo':
        return this.#t('reserva.nadieTrabaja');
    }
  }

  #t(clave: string, datos: Record<string, string> = {}): string {
    return this.#texto.de(clave, datos);
  }
}

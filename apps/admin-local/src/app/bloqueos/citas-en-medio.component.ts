import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Subscription } from 'rxjs';
import { Formato } from '../i18n/formato.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { BloqueosApi, type BloqueoPedido } from './bloqueos-api.ts';
import { citasEnMedio } from './tiempo-de-bloqueo.ts';

/** Several changes in a row cost one look. */
const ESPERA_MS = 250;
/** More are counted, not named. */
const CUANTAS = 4;

/** Which open citas a block would lie over, told before it is made. It leaves them as they are. */
@Component({
  selector: 'app-citas-en-medio',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <div role="status" *transloco="let t">
      @if (enMedio().length > 0) {
        <div class="notice items-start" data-tono="tarde" data-testid="citas-en-medio">
          <svg appIcono="triangle-alert" class="mt-1"></svg>
          <div class="min-w-48 flex-1">
            <strong>
              {{
                enMedio().length === 1
                  ? t('bloqueo.enMedioUna')
                  : t('bloqueo.enMedio', { n: enMedio().length })
              }}
            </strong>
            <ul class="tnum mt-1 grid gap-1 text-sm">
              @for (cita of primeras(); track cita.id) {
                <li>
                  {{ formato.fechaCorta(cita.fecha) }}, {{ cita.horaInicio }} · {{ cita.cliente }} ·
                  {{ cita.servicio }}
                </li>
              }
              @if (resto() > 0) {
                <li>{{ t('bloqueo.yMas', { n: resto() }) }}</li>
              }
            </ul>
            <p class="mt-1 text-sm">{{ t('bloqueo.enMedioDetalle') }}</p>
          </div>
        </div>
      }
    </div>
  `,
})
export class CitasEnMedioComponent {
  /** Undefined while the form does not say a time. */
  readonly bloqueo = input.required<BloqueoPedido | undefined>();
  protected readonly formato = inject(Formato);
  readonly #api = inject(BloqueosApi);
  readonly #clock = inject(CLOCK);
  readonly #abiertas = signal<readonly Cita[]>([]);
  #espera: Cancel | undefined;
  #lectura = Subscription.EMPTY;

  protected readonly enMedio = computed(() => {
    const bloqueo = this.bloqueo();
    return bloqueo ? citasEnMedio(this.#abiertas(), bloqueo) : [];
  });
  protected readonly primeras = computed(() => this.enMedio().slice(0, CUANTAS));
  protected readonly resto = computed(() => this.enMedio().length - this.primeras().length);

  constructor() {
    effect(() => {
      const bloqueo = this.bloqueo();
      untracked(() => this.#mirar(bloqueo));
    });
    inject(DestroyRef).onDestroy(() => this.#dejar());
  }

  #mirar(bloqueo: BloqueoPedido | undefined): void {
    this.#dejar();
    if (bloqueo) this.#espera = this.#clock.after(ESPERA_MS, () => this.#leer(bloqueo));
  }

  /** A comfort: the API says how many they were when the block is made. */
  #leer(bloqueo: BloqueoPedido): void {
    this.#lectura = this.#api.citasAbiertas(bloqueo).subscribe({
      next: (citas) => this.#abiertas.set(citas),
      error: () => this.#abiertas.set([]),
    });
  }

  #dejar(): void {
    this.#espera?.();
    this.#lectura.unsubscribe();
  }
}

import { DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { CitaDeSerie, CrearSerie } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { cambiaLaAgenda } from '../realtime/cambia-la-agenda.ts';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { SeriesApi } from './series-api.ts';

/** Several changes in a row cost one look. */
const ESPERA_MS = 300;

/**
 * Every date of a serie that is being made, looked at again when the form changes and when somebody else books, cancels,
 * blocks or changes the hours meanwhile. Made in an injection context.
 */
export class SimulacionViva {
  readonly #api = inject(SeriesApi);
  readonly #clock = inject(CLOCK);
  readonly #pedida: Signal<CrearSerie | undefined>;
  readonly #citas = signal<readonly CitaDeSerie[] | undefined>(undefined);
  readonly #mirando = signal(false);
  readonly #error = signal<unknown>(undefined);
  #espera: Cancel | undefined;
  #lectura = Subscription.EMPTY;

  /** Undefined until they are known. */
  readonly citas = this.#citas.asReadonly();
  readonly mirando = this.#mirando.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor(pedida: Signal<CrearSerie | undefined>) {
    this.#pedida = pedida;
    effect(() => {
      pedida();
      untracked(() => this.mirar());
    });
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => {
      if (cambiaLaAgenda(mensaje) || empiezaElFlujo(mensaje)) this.mirar();
    });
    inject(DestroyRef).onDestroy(() => {
      escucha.unsubscribe();
      this.#dejar();
    });
  }

  mirar(): void {
    this.#dejar();
    const pedida = this.#pedida();
    this.#mirando.set(pedida !== undefined);
    if (pedida) this.#espera = this.#clock.after(ESPERA_MS, () => this.#leer(pedida));
    else this.#citas.set(undefined);
  }

  #leer(pedida: CrearSerie): void {
    this.#lectura = this.#api.simular(pedida).subscribe({
      next: (citas) => this.#acabar(citas, undefined),
      error: (error: unknown) => this.#acabar(undefined, error),
    });
  }

  #acabar(citas: readonly CitaDeSerie[] | undefined, error: unknown): void {
    this.#citas.set(citas);
    this.#error.set(error);
    this.#mirando.set(false);
  }

  #dejar(): void {
    this.#espera?.();
    this.#lectura.unsubscribe();
  }
}

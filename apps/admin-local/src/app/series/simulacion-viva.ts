import { computed, DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { CitaDeSerie, CrearSerie } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { Relectura } from '../http/relectura.ts';
import { cambiaLaAgenda } from '../realtime/cambia-la-agenda.ts';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { SeriesApi } from './series-api.ts';

/** Several changes in a row cost one look. */
const ESPERA_MS = 300;

/**
 * Every date of a serie that is being made, looked at again when the form changes and when somebody else books, cancels,
 * blocks or changes the hours meanwhile. Made in an injection context.
 */
export class SimulacionViva {
  readonly #api = inject(SeriesApi);
  readonly #relectura = new Relectura(() => this.#leer(), ESPERA_MS);
  readonly #pedida: Signal<CrearSerie | undefined>;
  readonly #citas = signal<readonly CitaDeSerie[] | undefined>(undefined);
  /** What `citas` are the answer to. */
  readonly #mirada = signal<CrearSerie | undefined>(undefined);
  readonly #mirando = signal(false);
  readonly #error = signal<unknown>(undefined);

  /** Undefined until they are known. */
  readonly citas = this.#citas.asReadonly();
  /** Those that are known are those that are asked for now, not of the form as it was before. */
  readonly alDia = computed(
    () => this.#citas() !== undefined && JSON.stringify(this.#mirada()) === JSON.stringify(this.#pedida()),
  );
  readonly mirando = this.#mirando.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor(pedida: Signal<CrearSerie | undefined>) {
    this.#pedida = pedida;
    effect(() => {
      pedida();
      untracked(() => this.mirar());
    });
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => {
      if (cambiaLaAgenda(mensaje) || empiezaElFlujo(mensaje)) this.#mirarPronto();
    });
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  /** Of another serie than before, perhaps: what was being read of that one is of no use. */
  mirar(): void {
    this.#relectura.dejar();
    this.#mirarPronto();
  }

  #mirarPronto(): void {
    const hay = this.#pedida() !== undefined;
    this.#mirando.set(hay);
    if (hay) this.#relectura.pronto();
    else this.#citas.set(undefined);
  }

  #leer(): Subscription {
    const pedida = this.#pedida();
    if (!pedida) return Subscription.EMPTY;
    this.#mirando.set(true);
    return this.#api.simular(pedida).subscribe({
      next: (citas) => {
        this.#mirada.set(pedida);
        this.#acabar(citas, undefined);
      },
      error: (error: unknown) => this.#acabar(undefined, error),
    });
  }

  #acabar(citas: readonly CitaDeSerie[] | undefined, error: unknown): void {
    this.#citas.set(citas);
    this.#error.set(error);
    this.#mirando.set(false);
  }
}

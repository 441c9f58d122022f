import { computed, DestroyRef, inject, Injectable, signal, type Signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { ClienteConVisitas } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { ClientesApi } from '../clientes/clientes-api.ts';
import { CLOCK } from '../tiempo/clock.token.ts';

const ESPERA_MS = 200;
const MAXIMO = 6;

/** Clients by name or phone while somebody types, and how often each comes. Provided by its dialog. */
@Injectable()
export class BusquedaService {
  readonly #api = inject(ClientesApi);
  readonly #clock = inject(CLOCK);
  readonly #clientes = signal<readonly ClienteConVisitas[]>([]);
  readonly #buscando = signal(false);
  readonly #buscado = signal('');
  readonly #error = signal<unknown>(undefined);
  #espera: Cancel | undefined;
  #peticion = Subscription.EMPTY;

  readonly clientes = this.#clientes.asReadonly();
  readonly fichas: Signal<ReadonlyMap<string, ClienteConVisitas>> = computed(
    () => new Map(this.#clientes().map((cliente) => [cliente.id, cliente])),
  );
  readonly buscando = this.#buscando.asReadonly();
  /** What `clientes` is the answer to. */
  readonly buscado = this.#buscado.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#parar());
  }

  buscar(escrito: string): void {
    this.#parar();
    const q = escrito.trim();
    this.#error.set(undefined);
    this.#buscando.set(q.length > 1);
    if (q.length > 1) this.#espera = this.#clock.after(ESPERA_MS, () => this.#pedir(q));
    else this.#responder('', []);
  }

  #pedir(q: string): void {
    this.#peticion = this.#api.buscar(q, MAXIMO).subscribe({
      next: ({ datos }) => this.#responder(q, datos),
      error: (error: unknown) => {
        this.#responder('', []);
        this.#error.set(error);
      },
    });
  }

  #responder(q: string, clientes: readonly ClienteConVisitas[]): void {
    this.#buscado.set(q);
    this.#clientes.set(clientes);
    this.#buscando.set(false);
  }

  #parar(): void {
    this.#espera?.();
    this.#peticion.unsubscribe();
  }
}

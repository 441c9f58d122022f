import { HttpClient } from '@angular/common/http';
import { DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { ListaDeClientes } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { Reintento } from '../http/reintento.ts';
import { todasLasPaginas } from '../http/todas-las-paginas.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';

/**
 * The clients of the number that was typed: a phone is known of the client, not of the cita. Made in an injection
 * context.
 */
export class ClientesConTelefono {
  readonly #http = inject(HttpClient);
  readonly #reintento = new Reintento(() => this.#leer(), inject(WebsocketService).connected);
  readonly #telefono: Signal<string | undefined>;
  readonly #ids = signal<ReadonlySet<string>>(new Set());
  readonly #error = signal<unknown>(undefined);
  #lectura = Subscription.EMPTY;

  readonly ids = this.#ids.asReadonly();
  /** They could not be read: that none is here says nothing. */
  readonly error = this.#error.asReadonly();

  /** `telefono` is undefined while no number is typed. */
  constructor(telefono: Signal<string | undefined>) {
    this.#telefono = telefono;
    effect(() => {
      telefono();
      untracked(() => this.buscar());
    });
    inject(DestroyRef).onDestroy(() => this.#lectura.unsubscribe());
  }

  buscar(): void {
    this.#ids.set(new Set());
    this.#error.set(undefined);
    this.#leer();
  }

  #leer(): void {
    this.#lectura.unsubscribe();
    this.#reintento.empieza();
    this.#reintento.acaba();
    const q = untracked(this.#telefono);
    if (!q) return;
    this.#lectura = todasLasPaginas((cursor) =>
      this.#http.get<ListaDeClientes>('/api/v1/clientes', {
        params: { q, limit: 50, ...(cursor && { cursor }) },
      }),
    ).subscribe({
      next: ({ datos }) => {
        this.#error.set(undefined);
        this.#ids.set(new Set(datos.map(({ id }) => id)));
      },
      error: (error: unknown) => {
        this.#reintento.falla(error);
        this.#error.set(error);
      },
    });
  }
}

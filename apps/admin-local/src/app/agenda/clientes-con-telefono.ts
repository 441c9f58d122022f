import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, untracked, type Signal } from '@angular/core';
import type { ListaDeClientes } from '@citas/protocol';
import { Lectura } from '../http/lectura.ts';
import { todasLasPaginas } from '../http/todas-las-paginas.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';

/**
 * The clients of the number that was typed: a phone is known of the client, not of the cita. Made in an injection
 * context.
 */
export class ClientesConTelefono {
  readonly #http = inject(HttpClient);
  readonly #lectura = new Lectura<ListaDeClientes>(inject(WebsocketService).connected);

  readonly ids = computed(() => new Set(this.#lectura.valor()?.datos.map(({ id }) => id)));
  /** They could not be read: that none is here says nothing. */
  readonly error = this.#lectura.error;

  /** `telefono` is undefined while no number is typed. */
  constructor(telefono: Signal<string | undefined>) {
    effect(() => {
      const q = telefono();
      untracked(() => {
        this.#lectura.olvidar();
        if (q) this.#lectura.leer(() => this.#con(q));
      });
    });
  }

  buscar(): void {
    this.#lectura.otraVez();
  }

  #con(q: string) {
    return todasLasPaginas((cursor) =>
      this.#http.get<ListaDeClientes>('/api/v1/clientes', {
        params: { q, limit: 50, ...(cursor && { cursor }) },
      }),
    );
  }
}

import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Cita, Cliente, ClienteConVisitas } from '@citas/protocol';
import { forkJoin, Subscription } from 'rxjs';
import { esDeFlujo, type EventoDeFlujo } from '../realtime/copia-viva.ts';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { ClientesApi } from './clientes-api.ts';

const ESPERA_MS = 250;
const POR_PAGINA = 20;

/** One client and their citas, read again when one of these changes. Provided by their page. */
@Injectable()
export class FichaStore {
  readonly #api = inject(ClientesApi);
  readonly #clock = inject(CLOCK);
  #id = '';
  #lectura = Subscription.EMPTY;
  #espera: Cancel | undefined;

  readonly cliente = signal<ClienteConVisitas | undefined>(undefined);
  /** The latest first. */
  readonly citas = signal<readonly Cita[]>([]);
  readonly siguiente = signal<string | null>(null);
  readonly error = signal<unknown>(undefined);

  constructor() {
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => {
      if (empiezaElFlujo(mensaje) || (esDeFlujo(mensaje) && this.#esSuyo(mensaje))) this.#releerPronto();
    });
    inject(DestroyRef).onDestroy(() => {
      escucha.unsubscribe();
      this.#lectura.unsubscribe();
      this.#espera?.();
    });
  }

  ver(id: string): void {
    this.#id = id;
    this.cliente.set(undefined);
    this.leer();
  }

  leer(): void {
    this.#lectura.unsubscribe();
    this.error.set(undefined);
    this.#lectura = forkJoin({
      cliente: this.#api.ver(this.#id),
      lista: this.#api.citas(this.#id, Math.max(POR_PAGINA, this.citas().length)),
    }).subscribe({
      next: ({ cliente, lista: { datos, siguiente } }) => {
        this.cliente.set(cliente);
        this.citas.set(datos);
        this.siguiente.set(siguiente);
      },
      error: (error: unknown) => this.error.set(error),
    });
  }

  mas(): void {
    this.#lectura.unsubscribe();
    this.#lectura = this.#api.citas(this.#id, POR_PAGINA, this.siguiente() ?? undefined).subscribe({
      next: ({ datos, siguiente }) => {
        this.citas.update((citas) => [...citas, ...datos]);
        this.siguiente.set(siguiente);
      },
      error: (error: unknown) => this.error.set(error),
    });
  }

  /** What was saved here, without waiting to read it again. */
  guardado(cliente: Cliente): void {
    this.cliente.update((antes) => antes && { ...antes, ...cliente });
  }

  #esSuyo(evento: EventoDeFlujo): boolean {
    return evento.type === 'citas_changed' || evento.data.clienteId === this.#id;
  }

  #releerPronto(): void {
    this.#espera?.();
    this.#espera = this.#clock.after(ESPERA_MS, () => this.leer());
  }
}

import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { nombreDeCanal, type Fecha, type Rango } from '@citas/domain';
import type { Bloqueo, ServerMessage } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { BloqueosApi } from './bloqueos-api.ts';
import { porHora, tocaDias } from './tiempo-de-bloqueo.ts';

/**
 * The blocks of the days that are being looked at, read again whenever the hub says that time of theirs was blocked or
 * freed: the event comes after the commit, so that a reading begun after it has the change.
 */
@Injectable({ providedIn: 'root' })
export class BloqueosService {
  readonly #api = inject(BloqueosApi);
  readonly #users = inject(UserService);
  readonly #dias = signal<Rango | undefined>(undefined);
  readonly #leidos = signal<readonly Bloqueo[]>([]);
  readonly #error = signal<unknown>(undefined);
  #lectura = Subscription.EMPTY;

  /** What falls into the shown days, by hour. Those of before stay while they are read again. */
  readonly bloqueos = computed(() => {
    const dias = this.#dias();
    return dias
      ? this.#leidos()
          .filter((bloqueo) => tocaDias(bloqueo, dias))
          .sort(porHora)
      : [];
  });
  /** Why the last reading failed; undefined when it did not. */
  readonly error = this.#error.asReadonly();

  constructor() {
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => this.#oir(mensaje));
    inject(DestroyRef).onDestroy(() => {
      escucha.unsubscribe();
      this.#lectura.unsubscribe();
    });
  }

  /** Shows the days from `desde` to `hasta`, both included. */
  verRango(desde: Fecha, hasta: Fecha): void {
    this.#dias.set({ desde, hasta });
    this.recargar();
  }

  recargar(): void {
    const dias = this.#dias();
    if (!dias) return;
    this.#lectura.unsubscribe();
    this.#lectura = this.#api.listar(dias.desde, dias.hasta).subscribe({
      next: (bloqueos) => {
        this.#leidos.set(bloqueos);
        this.#error.set(undefined);
      },
      error: (error: unknown) => this.#error.set(error),
    });
  }

  /** Shows what was just written without waiting for its event. */
  poner(bloqueo: Bloqueo): void {
    this.#leidos.update((leidos) => [...leidos.filter(({ id }) => id !== bloqueo.id), bloqueo]);
  }

  quitar({ id }: Pick<Bloqueo, 'id'>): void {
    this.#leidos.update((leidos) => leidos.filter((bloqueo) => bloqueo.id !== id));
  }

  #oir(mensaje: ServerMessage): void {
    if (!('channel' in mensaje) || mensaje.channel !== this.#canal()) return;
    const dias = this.#dias();
    const seVen = mensaje.type === 'bloqueos_changed' && dias && tocaDias(mensaje.data, dias);
    if (seVen || mensaje.type === 'resync') this.recargar();
  }

  #canal(): string {
    return nombreDeCanal('citas', this.#users.currentUser()?.negocio_id ?? '');
  }
}

import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { nombreDeCanal, type Fecha, type Rango } from '@citas/domain';
import type { Bloqueo, ServerMessage } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { Reintento } from '../http/reintento.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { BloqueosApi } from './bloqueos-api.ts';
import { porHora, tocaDias } from './tiempo-de-bloqueo.ts';

/**
 * The blocks of the days that are being looked at, read again whenever the hub says that time of theirs was blocked or
 * freed: the event comes after the commit, so that a reading begun after it has the change. One that failed is made
 * again, because time whose blocks are not known looks free.
 */
@Injectable({ providedIn: 'root' })
export class BloqueosService {
  readonly #api = inject(BloqueosApi);
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  readonly #dias = signal<Rango | undefined>(undefined);
  readonly #leidos = signal<readonly Bloqueo[]>([]);
  #lectura = Subscription.EMPTY;
  #seguido: string | undefined;
  readonly #reintento = new Reintento(() => this.recargar(), this.#ws.connected);

  /** What falls into the shown days, by hour. Those of before stay while they are read again. */
  readonly bloqueos = computed(() => {
    const dias = this.#dias();
    return dias
      ? this.#leidos()
          .filter((bloqueo) => tocaDias(bloqueo, dias))
          .sort(porHora)
      : [];
  });

  constructor() {
    const escucha = this.#ws.messages$.subscribe((mensaje) => this.#oir(mensaje));
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
    this.#reintento.empieza();
    this.#lectura = this.#api.listar(dias.desde, dias.hasta).subscribe({
      next: (bloqueos) => {
        this.#reintento.acaba();
        this.#leidos.set(bloqueos);
      },
      error: (error: unknown) => this.#reintento.falla(error),
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
    if (seVen || mensaje.type === 'resync' || this.#empiezaASeguir(mensaje)) this.recargar();
  }

  /** The channel is followed from where the citas were read, which may be after the blocks were: what lies between is not told. */
  #empiezaASeguir(mensaje: ServerMessage): boolean {
    if (mensaje.type !== 'subscribed' || mensaje.channel === this.#seguido) return false;
    this.#seguido = mensaje.channel;
    return true;
  }

  #canal(): string {
    return nombreDeCanal('citas', this.#users.currentUser()?.negocio_id ?? '');
  }
}

import { effect, inject, Injectable, signal } from '@angular/core';
import { UserService } from '../sesion/user.service.ts';
import { cuantas, NovedadesService } from './novedades.service.ts';
import { WebsocketService } from './websocket.service.ts';

/**
 * Counts the changes made while there was no connection. After a reconnection the hub first replays what was missed;
 * those events are older than its greeting.
 */
@Injectable({ providedIn: 'root' })
export class HuecoService {
  readonly #perdidos = signal(0);
  /** How many changes the gaps hid since somebody last read of them. */
  readonly perdidos = this.#perdidos.asReadonly();
  #saludo: number | undefined;
  #reconectado = false;

  constructor() {
    inject(WebsocketService).messages$.subscribe((message) => {
      if (message.type === 'connected') this.#conectar(Date.parse(message.data.serverTime));
    });
    inject(NovedadesService).novedades$.subscribe((novedad) => {
      if (this.#esDelHueco(novedad.data.timestamp)) this.#perdidos.update((n) => n + cuantas(novedad));
    });
    const { currentUser } = inject(UserService);
    effect(() => {
      if (currentUser() === null) this.#olvidar();
    });
  }

  leido(): void {
    this.#perdidos.set(0);
  }

  #conectar(saludo: number): void {
    this.#reconectado = this.#saludo !== undefined;
    this.#saludo = saludo;
  }

  /** Who logs in next begins here: what was before is no gap to them. */
  #olvidar(): void {
    this.leido();
    this.#saludo = undefined;
    this.#reconectado = false;
  }

  #esDelHueco(timestamp: string): boolean {
    return this.#reconectado && this.#saludo !== undefined && Date.parse(timestamp) < this.#saludo;
  }
}

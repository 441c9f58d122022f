import { inject, Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';
import { esDeFlujo, type EventoDeCita } from './copia-viva.ts';
import { WebsocketService } from './websocket.service.ts';

/**
 * Tells changes that happen now from those made while there was no connection. After a reconnection the hub first
 * replays what was missed; those events are older than its greeting.
 */
@Injectable({ providedIn: 'root' })
export class HuecoService {
  readonly #perdidos = signal(0);
  readonly #enDirecto = new Subject<EventoDeCita>();
  /** How many changes the last gap hid; 0 when there was none, or it has been read. */
  readonly perdidos = this.#perdidos.asReadonly();
  /** Events that happen while we watch. */
  readonly enDirecto$ = this.#enDirecto.asObservable();
  #saludo: number | undefined;
  #reconectado = false;
  /** A new snapshot may have the hub repeat what was already told; it is news only once. */
  #seq = -1;

  constructor() {
    inject(WebsocketService).messages$.subscribe((message) => {
      if (message.type === 'connected') this.#conectar(Date.parse(message.data.serverTime));
      if (message.type === 'resync') this.#seq = -1;
      if (!esDeFlujo(message) || message.seq <= this.#seq) return;
      this.#seq = message.seq;
      if (this.#esDelHueco(message.data.timestamp)) {
        this.#perdidos.update((n) => n + (message.type === 'citas_changed' ? message.data.count : 1));
      } else if (message.type !== 'citas_changed') this.#enDirecto.next(message);
    });
  }

  leido(): void {
    this.#perdidos.set(0);
  }

  #conectar(saludo: number): void {
    this.#reconectado = this.#saludo !== undefined;
    this.#saludo = saludo;
    if (this.#reconectado) this.#perdidos.set(0);
  }

  #esDelHueco(timestamp: string): boolean {
    return this.#reconectado && this.#saludo !== undefined && Date.parse(timestamp) < this.#saludo;
  }
}

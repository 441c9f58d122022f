import { inject, Injectable } from '@angular/core';
import { parseCanal } from '@citas/domain';
import { Subject } from 'rxjs';
import { esDeFlujo, type EventoDeFlujo } from './copia-viva.ts';
import { WebsocketService } from './websocket.service.ts';

/** What happens to citas, each once: a new snapshot may have the hub repeat what was already told. */
@Injectable({ providedIn: 'root' })
export class NovedadesService {
  readonly #novedades = new Subject<EventoDeFlujo>();
  readonly novedades$ = this.#novedades.asObservable();
  /** Of each channel, the last that was told. */
  readonly #dichas = new Map<string, number>();

  constructor() {
    inject(WebsocketService).messages$.subscribe((message) => {
      if (message.type === 'resync') this.#dichas.delete(message.channel);
      // Elsewhere a `citas_changed` stands for what the hub could not tell, which is no cita.
      if (!esDeFlujo(message) || parseCanal(message.channel)?.tipo !== 'citas') return;
      if (message.seq <= (this.#dichas.get(message.channel) ?? -1)) return;
      this.#dichas.set(message.channel, message.seq);
      this.#novedades.next(message);
    });
  }
}

/** How many changes it tells of. */
export function cuantas(novedad: EventoDeFlujo): number {
  return novedad.type === 'citas_changed' ? novedad.data.count : 1;
}

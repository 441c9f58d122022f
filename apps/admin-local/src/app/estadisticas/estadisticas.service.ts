import { inject, Injectable } from '@angular/core';
import { nombreDeCanal } from '@citas/domain';
import type { SeriesMessage, Stats } from '@citas/protocol';
import { Observable } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { tokenGuardado } from '../sesion/token.ts';
import { UserService } from '../sesion/user.service.ts';

/** The figures of the negocio as the hub sends them: at once, on change and every 5 s. */
@Injectable({ providedIn: 'root' })
export class EstadisticasService {
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);

  /** Connects, follows the channel, and stops following it when nobody listens any more. */
  conectarEstadisticas(): Observable<Stats['data']> {
    return new Observable<Stats['data']>((subscriber) => {
      const canal = nombreDeCanal('estadisticas', this.#users.currentUserValue.negocio_id);
      const datos = this.#ws.filterByType('stats').subscribe(subscriber);
      this.#ws.connect(tokenGuardado());
      this.#ws.subscribe(canal);
      return () => {
        datos.unsubscribe();
        this.#ws.unsubscribe(canal);
      };
    });
  }

  /** What the charts show. Comes with the same channel, so only while `conectarEstadisticas` is listened to. */
  readonly series$: Observable<SeriesMessage['data']> = this.#ws.filterByType('series');
}

import { TestBed } from '@angular/core/testing';
import type { ManualClock } from '@citas/clock/testing';
import type { ServerMessage } from '@citas/protocol';
import type { Subject } from 'rxjs';
import { eventoDePrueba } from '../../citas/cita-de-prueba.ts';
import { WebsocketService } from '../../realtime/websocket.service.ts';

/** Others book ten citas, one every 200 ms: sooner than anybody waits for them to end. */
export function reservanSinPausa(clock: ManualClock): void {
  const mensajes = TestBed.inject(WebsocketService).messages$ as Subject<ServerMessage>;
  for (let seq = 1; seq <= 10; seq += 1) {
    mensajes.next(eventoDePrueba(seq));
    clock.advance(200);
  }
}

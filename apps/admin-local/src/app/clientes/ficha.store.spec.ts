import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { MessageOf, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { FichaStore } from './ficha.store.ts';

const CITAS = 'citas:negocio_123';
const empieza = (recovered: boolean, channel = CITAS): ServerMessage => ({
  type: 'subscribed',
  channel,
  data: { epoch: 'e', seq: 7, recovered },
});
const creada = (clienteId: string) =>
  ({ type: 'cita_created', channel: CITAS, seq: 8, data: { clienteId } }) as MessageOf<'cita_created'>;
const cambiadas = { type: 'citas_changed', channel: CITAS, seq: 8, data: { count: 900 } } as ServerMessage;
const resync = { type: 'resync', channel: CITAS } as ServerMessage;

/** The page of Lola, which has been read. */
function unaFicha() {
  const messages$ = new Subject<ServerMessage>();
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      FichaStore,
      { provide: CLOCK, useValue: clock },
      { provide: WebsocketService, useValue: { messages$ } },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const lecturas = () => servidor.match(({ url }) => url === '/api/v1/clientes/lola').length;
  TestBed.inject(FichaStore).ver('lola');
  expect(lecturas()).toBe(1);
  return { messages$, clock, lecturas };
}

test.each<[string, ServerMessage, number]>([
  ['a cita of theirs', creada('lola'), 1],
  ['a cita of somebody else', creada('ana'), 0],
  ['many citas at once', cambiadas, 1],
  ['events that begin after it was read', empieza(false), 1],
  ['events that go on where they were left', empieza(true), 0],
  ['events of something else', empieza(false, 'notificaciones:negocio_123'), 0],
  ['events that are no longer in the log', resync, 1],
])('of %s a client is read again, or not', (_what, mensaje, veces) => {
  const { messages$, clock, lecturas } = unaFicha();
  messages$.next(mensaje);
  clock.advance(1000);
  expect(lecturas()).toBe(veces);
});

import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { MessageOf, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { mantenerListasAlDia } from './listas-al-dia.ts';

const CANAL = 'citas:negocio_123';
const cambiado = { type: 'negocio_changed', channel: CANAL, seq: 1 } as MessageOf<'negocio_changed'>;
const creada = { type: 'cita_created', channel: CANAL, seq: 1 } as MessageOf<'cita_created'>;
const resync = (channel: string) => ({ type: 'resync', channel }) as MessageOf<'resync'>;
const sigue = (recovered: boolean) =>
  ({ type: 'subscribed', channel: CANAL, data: { epoch: 'e', seq: 4, recovered } }) as ServerMessage;

function unaPagina() {
  const messages$ = new Subject<ServerMessage>();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: new ManualClock(0) },
      { provide: WebsocketService, useValue: { messages$ } },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const lecturas = () => servidor.match(({ url }) => url === '/api/v1/negocio').length;
  const pagina = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  runInInjectionContext(pagina, mantenerListasAlDia);
  return { messages$, lecturas, pagina };
}

test.each<[string, ServerMessage, number]>([
  ['a change of the negocio', cambiado, 1],
  ['a cita', creada, 0],
  ['events that begin after the lists were read', sigue(false), 1],
  ['events that go on where they were', sigue(true), 0],
  ['events that are no longer in the log', resync(CANAL), 1],
  ['those of another channel', resync('notificaciones:negocio_123'), 0],
])('of %s the lists are read again, or not', (_what, message, times) => {
  const { messages$, lecturas } = unaPagina();
  messages$.next(message);
  expect(lecturas()).toBe(times);
});

test('a page that is gone reads nothing', () => {
  const { messages$, lecturas, pagina } = unaPagina();
  pagina.destroy();
  messages$.next(cambiado);
  expect(lecturas()).toBe(0);
});

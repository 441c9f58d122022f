import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, MessageOf, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { mantenerListasAlDia } from './listas-al-dia.ts';
import { NegocioService } from './negocio.service.ts';

const CANAL = 'citas:negocio_123';
const creada = (de: Partial<Cita>, channel = CANAL) =>
  ({
    type: 'cita_created',
    channel,
    seq: 1,
    data: { profesionalId: null, servicioId: null, ...de },
  }) as MessageOf<'cita_created'>;
const cambiadas = (count: number) =>
  ({ type: 'citas_changed', channel: CANAL, seq: 1, data: { count } }) as MessageOf<'citas_changed'>;
const resync = (channel: string) => ({ type: 'resync', channel }) as MessageOf<'resync'>;

/** A page that has read its lists: Luis, who does cuts. */
function unaPagina() {
  const messages$ = new Subject<ServerMessage>();
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: clock },
      { provide: WebsocketService, useValue: { messages$ } },
    ],
  });
  TestBed.inject(UserService).currentUser.set({
    id: 'u1',
    nombre: 'Aurora',
    rol: 'admin',
    negocio_id: 'negocio_123',
  });
  const servidor = TestBed.inject(HttpTestingController);
  const lecturas = () => servidor.match(({ url }) => url === '/api/v1/negocio').length;
  const negocio = TestBed.inject(NegocioService);
  negocio.negocio.set({ id: 'negocio_123' } as never);
  negocio.profesionales.set([{ id: 'luis' } as never]);
  negocio.servicios.set([{ id: 'corte' } as never]);
  const pagina = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  runInInjectionContext(pagina, mantenerListasAlDia);
  const mirar = (visibilityState: string) => {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { messages$, clock, lecturas, mirar, pagina };
}

test.each<[string, ServerMessage, number]>([
  ['a cita of whom everybody knows', creada({ profesionalId: 'luis', servicioId: 'corte' }), 0],
  ['a cita of nobody, of a service without an entry', creada({}), 0],
  ['a cita of somebody new', creada({ profesionalId: 'eva', servicioId: 'corte' }), 1],
  ['a cita of a new service', creada({ profesionalId: 'luis', servicioId: 'tinte' }), 1],
  ['a cita with both new', creada({ profesionalId: 'eva', servicioId: 'tinte' }), 1],
  ['a cita of another channel', creada({ profesionalId: 'eva' }, 'citas:ajeno'), 0],
  ['one cita that may not be seen', cambiadas(1), 0],
  ['many citas at once', cambiadas(600), 1],
  ['events that are no longer in the log', resync(CANAL), 1],
  ['those of another channel', resync('notificaciones:negocio_123'), 0],
])('of %s the lists are read again, or not', (_what, message, times) => {
  const { messages$, lecturas } = unaPagina();
  messages$.next(message);
  expect(lecturas()).toBe(times);
});

test('somebody whom no reading brings is asked for once', () => {
  const { messages$, lecturas } = unaPagina();
  for (let n = 0; n < 3; n += 1) messages$.next(creada({ profesionalId: 'antigua' }));
  expect(lecturas()).toBe(1);
});

test('who comes back to the page after a minute sees the lists of now, and not for a moment away', () => {
  const { clock, lecturas, mirar } = unaPagina();
  mirar('hidden');
  clock.advance(59_000);
  mirar('visible');
  expect(lecturas()).toBe(0);
  mirar('hidden');
  clock.advance(60_000);
  mirar('visible');
  expect(lecturas()).toBe(1);
});

test('a page that is gone reads nothing', () => {
  const { messages$, lecturas, pagina } = unaPagina();
  pagina.destroy();
  messages$.next(creada({ profesionalId: 'eva' }));
  expect(lecturas()).toBe(0);
});

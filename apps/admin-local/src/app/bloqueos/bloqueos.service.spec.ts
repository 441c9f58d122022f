import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Bloqueo, BloqueosChanged, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { BloqueosService } from './bloqueos.service.ts';

const bloqueo = (id: string, cambios: Partial<Bloqueo> = {}): Bloqueo => ({
  id,
  profesionalId: null,
  desde: '2026-11-25',
  hasta: '2026-11-25',
  horaInicio: '13:00',
  horaFin: '14:00',
  motivo: null,
  version: 1,
  ...cambios,
});
const cambio = (desde: string, hasta: string, channel = 'citas:negocio_123'): BloqueosChanged => ({
  type: 'bloqueos_changed',
  channel,
  seq: 7,
  data: { desde, hasta, profesionalId: null, por: { id: null, nombre: 'Aurora' }, timestamp: '' },
});

function empezar() {
  const messages$ = new Subject<ServerMessage>();
  const connected = signal(true);
  const clock = new ManualClock();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WebsocketService, useValue: { messages$, connected } },
      { provide: CLOCK, useValue: clock },
    ],
  });
  TestBed.inject(UserService).currentUser.set({
    id: 'u1',
    nombre: 'Aurora',
    rol: 'admin',
    negocio_id: 'negocio_123',
  });
  const servidor = TestBed.inject(HttpTestingController);
  const servicio = TestBed.inject(BloqueosService);
  const lecturas = () => servidor.match(({ url }) => url === '/api/v1/bloqueos');
  const responder = (...datos: Bloqueo[]) => lecturas().at(-1)?.flush({ datos, siguiente: null });
  const ids = () => servicio.bloqueos().map(({ id }) => id);
  const fallar = (status: number) => {
    const lectura = lecturas().at(-1);
    if (status === 0) lectura?.error(new ProgressEvent('error'));
    else lectura?.flush(null, { status, statusText: '' });
  };
  return { messages$, connected, clock, servicio, lecturas, responder, fallar, ids };
}

describe('the blocks of the shown days', () => {
  test('are read, and shown by hour', () => {
    const { servicio, responder, ids } = empezar();
    servicio.verRango('2026-11-24', '2026-11-30');
    responder(bloqueo('tarde', { horaInicio: '16:00', horaFin: '17:00' }), bloqueo('comida'));
    expect(ids()).toEqual(['comida', 'tarde']);
  });

  test.each<[string, ServerMessage, number]>([
    ['one that touches them', cambio('2026-11-30', '2026-12-04'), 1],
    ['one of other days', cambio('2026-12-01', '2026-12-04'), 0],
    ['one of another negocio', cambio('2026-11-25', '2026-11-25', 'citas:ajeno'), 0],
    [
      'a hole in the stream',
      { type: 'resync', channel: 'citas:negocio_123', data: { reason: 'log_trimmed' } },
      1,
    ],
  ])('after %s are read again as often as it may have changed them', (_, mensaje, veces) => {
    const { messages$, servicio, responder, lecturas } = empezar();
    servicio.verRango('2026-11-24', '2026-11-30');
    responder(bloqueo('comida'));
    messages$.next(mensaje);
    expect(lecturas()).toHaveLength(veces);
  });

  test('are read once more when the channel is followed at last, and not whenever it is followed again', () => {
    const { messages$, servicio, lecturas, responder, ids } = empezar();
    const seguido: ServerMessage = {
      type: 'subscribed',
      channel: 'citas:negocio_123',
      data: { epoch: 'e', seq: 7, recovered: true },
    };
    servicio.verRango('2026-11-24', '2026-11-30');
    responder();
    messages$.next(seguido);
    responder(bloqueo('entretanto'));
    expect(ids()).toEqual(['entretanto']);
    messages$.next(seguido);
    expect(lecturas()).toHaveLength(0);
  });

  test('told of while they are read are asked for anew, so that no older answer is shown', () => {
    const { messages$, servicio, lecturas, ids } = empezar();
    servicio.verRango('2026-11-24', '2026-11-30');
    const [vieja] = lecturas();
    messages$.next(cambio('2026-11-25', '2026-11-25'));
    expect(vieja?.cancelled).toBe(true);
    lecturas()
      .at(-1)
      ?.flush({ datos: [bloqueo('nuevo')], siguiente: null });
    expect(ids()).toEqual(['nuevo']);
  });

  test('change at once with what was written here, within those days only', () => {
    const { servicio, responder, ids } = empezar();
    servicio.verRango('2026-11-24', '2026-11-30');
    responder(bloqueo('comida'));
    servicio.poner(bloqueo('puente', { desde: '2026-12-06', hasta: '2026-12-08' }));
    servicio.poner(bloqueo('medico', { horaInicio: '09:00', horaFin: '10:00' }));
    expect(ids()).toEqual(['medico', 'comida']);
    servicio.quitar({ id: 'comida' });
    expect(ids()).toEqual(['medico']);
  });
});

describe('a reading that failed', () => {
  test('without a network is made again once it is back, and not before', () => {
    const { connected, clock, servicio, fallar, lecturas, responder, ids } = empezar();
    connected.set(false);
    TestBed.tick();
    servicio.verRango('2026-11-24', '2026-11-30');
    fallar(0);
    clock.advance(60_000);
    expect(lecturas()).toHaveLength(0);
    connected.set(true);
    TestBed.tick();
    responder(bloqueo('comida'));
    expect(ids()).toEqual(['comida']);
  });

  test('at a server that was away a moment is made again until it answers, and then no more', () => {
    const { clock, servicio, fallar, lecturas, responder, ids } = empezar();
    servicio.verRango('2026-11-25', '2026-11-25');
    fallar(502);
    clock.advance(3_000);
    fallar(502);
    clock.advance(3_000);
    responder(bloqueo('comida'));
    expect(ids()).toEqual(['comida']);
    clock.advance(60_000);
    expect(lecturas()).toHaveLength(0);
  });

  test('is not made again beside the one of another day', () => {
    const { clock, servicio, fallar, lecturas } = empezar();
    servicio.verRango('2026-11-25', '2026-11-25');
    fallar(502);
    servicio.verRango('2026-11-26', '2026-11-26');
    clock.advance(3_000);
    expect(lecturas()).toHaveLength(1);
  });

  test('because it is refused is not asked for again and again', () => {
    const { clock, servicio, fallar, lecturas } = empezar();
    servicio.verRango('2026-11-25', '2026-11-25');
    fallar(403);
    clock.advance(60_000);
    expect(lecturas()).toHaveLength(0);
  });

  test('is of no account once one was good: a connection that comes back costs nothing', () => {
    const { connected, clock, servicio, fallar, lecturas, responder } = empezar();
    servicio.verRango('2026-11-25', '2026-11-25');
    fallar(502);
    clock.advance(3_000);
    responder();
    for (const hay of [false, true]) {
      connected.set(hay);
      TestBed.tick();
    }
    expect(lecturas()).toHaveLength(0);
  });
});

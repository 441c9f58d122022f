import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Bloqueo, BloqueosChanged, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
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
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
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
  const servicio = TestBed.inject(BloqueosService);
  const lecturas = () => servidor.match(({ url }) => url === '/api/v1/bloqueos');
  const responder = (...datos: Bloqueo[]) => lecturas().at(-1)?.flush({ datos, siguiente: null });
  const ids = () => servicio.bloqueos().map(({ id }) => id);
  return { messages$, servicio, lecturas, responder, ids };
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

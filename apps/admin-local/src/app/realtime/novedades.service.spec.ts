import { TestBed } from '@angular/core/testing';
import type { ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { cuantas, NovedadesService } from './novedades.service.ts';
import { WebsocketService } from './websocket.service.ts';

function novedades() {
  const messages$ = new Subject<ServerMessage>();
  TestBed.configureTestingModule({ providers: [{ provide: WebsocketService, useValue: { messages$ } }] });
  const dichas: [string, number][] = [];
  TestBed.inject(NovedadesService).novedades$.subscribe(({ channel, seq }) => dichas.push([channel, seq]));
  return { dichas, llega: (mensaje: ServerMessage) => messages$.next(mensaje) };
}
const CANAL = 'citas:negocio_123';
const evento = (seq: number, channel = CANAL): ServerMessage => ({ ...eventoDePrueba(seq), channel });

describe('what happens', () => {
  test('is told once, though the hub repeats what a new snapshot asks for', () => {
    const { dichas, llega } = novedades();
    for (const seq of [5, 6, 5, 6, 7]) llega(evento(seq));
    expect(dichas.map(([, seq]) => seq)).toEqual([5, 6, 7]);
  });

  test('is told of each channel, and again from the start where that begins anew', () => {
    const { dichas, llega } = novedades();
    llega(evento(5));
    llega(evento(3, 'citas:otro'));
    llega({ type: 'resync', channel: 'citas:otro', data: { reason: 'log_trimmed' } });
    llega(evento(1, 'citas:otro'));
    llega(evento(2));
    expect(dichas).toEqual([
      [CANAL, 5],
      ['citas:otro', 3],
      ['citas:otro', 1],
    ]);
  });

  test('is no cita where the notifications have something that could not be told', () => {
    const { dichas, llega } = novedades();
    const data = { count: 1, desde: null, hasta: null, por: { id: null, nombre: 'SQL' }, timestamp: '' };
    llega({ type: 'citas_changed', channel: CANAL, seq: 5, data });
    llega({ type: 'citas_changed', channel: 'notificaciones:negocio_123', seq: 9, data });
    expect(dichas).toEqual([[CANAL, 5]]);
  });

  test('counts as many as it tells of', () => {
    const muchas = { type: 'citas_changed', data: { count: 12 } } as Parameters<typeof cuantas>[0];
    expect([eventoDePrueba(1), muchas].map(cuantas)).toEqual([1, 12]);
  });
});

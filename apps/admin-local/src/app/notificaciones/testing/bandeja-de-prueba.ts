import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Notification, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../../realtime/websocket.service.ts';
import { UserService } from '../../sesion/user.service.ts';
import { CLOCK } from '../../tiempo/clock.token.ts';
import { BandejaService } from '../bandeja.service.ts';

export const CANAL = 'notificaciones:negocio_123';
const data = (timestamp: string) => ({
  id: 'n',
  nivel: 'info' as const,
  titulo: 'Nueva cita',
  message: 'Ana P.',
  citaId: null,
  causa: null,
  timestamp,
});
export const URL = '/api/v1/notificaciones?limit=20';
export const AHORA = '2026-11-24T17:00:00.000Z';
export const llegada = (seq: number, timestamp = AHORA): Notification => ({
  type: 'notification',
  channel: CANAL,
  seq,
  data: data(timestamp),
});
export const lista = (...seqs: number[]) => ({
  datos: seqs.map((seq) => ({ ...data(AHORA), seq, leida: false })),
  noLeidas: seqs.length,
  leidoHasta: 0,
  posicion: { epoch: 'e', seq: seqs[0] ?? 0 },
});
export const sigueDesde = (seq: number): ServerMessage => ({
  type: 'subscribed',
  channel: CANAL,
  data: { epoch: 'e', seq, recovered: true },
});
export const saludo = (serverTime: string) => ({ type: 'connected', data: { serverTime } }) as ServerMessage;

export function mirar(visibilityState: string): void {
  Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A tray that has begun: its messages, what it asks for, and who answers. */
export function unaBandeja() {
  localStorage.clear();
  const messages = new Subject<ServerMessage>();
  const pedidos: unknown[] = [];
  const connected = signal(true);
  const clock = new ManualClock(0);
  const subscribe = (_canal: string, since: unknown) => pedidos.push(since);
  const ws = { messages$: messages, connected, subscribe };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WebsocketService, useValue: ws },
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
  const bandeja = TestBed.inject(BandejaService);
  const nuevas: number[] = [];
  bandeja.nuevas$.subscribe(({ seq }) => nuevas.push(seq));
  bandeja.empezar();
  const responder = (...seqs: number[]) => servidor.expectOne(URL).flush(lista(...seqs));
  const fallar = (url = URL) => servidor.expectOne(url).flush('', { status: 503, statusText: 'away' });
  const conectar = (hay: boolean) => {
    connected.set(hay);
    TestBed.tick();
  };
  const seqs = () => bandeja.bandeja().datos.map(({ seq }) => seq);
  const partes = { bandeja, messages, nuevas, pedidos, responder, seqs, servidor };
  return { ...partes, clock, conectar, fallar, mirar };
}

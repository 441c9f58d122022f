import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Notification, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { BandejaService } from './bandeja.service.ts';

const CANAL = 'notificaciones:negocio_123';
const data = (timestamp: string) => ({
  id: 'n',
  nivel: 'info' as const,
  titulo: 'Nueva cita',
  message: 'Ana P.',
  citaId: null,
  causa: null,
  timestamp,
});
const URL = '/api/v1/notificaciones?limit=20';
const AHORA = '2026-11-24T17:00:00.000Z';
const llegada = (seq: number, timestamp = AHORA): Notification => ({
  type: 'notification',
  channel: CANAL,
  seq,
  data: data(timestamp),
});
const lista = (...seqs: number[]) => ({
  datos: seqs.map((seq) => ({ ...data(AHORA), seq, leida: false })),
  noLeidas: seqs.length,
  leidoHasta: 0,
  posicion: { epoch: 'e', seq: seqs[0] ?? 0 },
});
const saludo = (serverTime: string) => ({ type: 'connected', data: { serverTime } }) as ServerMessage;

function empezar() {
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
  const mirar = (visibilityState: string) => {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const seqs = () => bandeja.bandeja().datos.map(({ seq }) => seq);
  const partes = { bandeja, messages, nuevas, pedidos, responder, seqs, servidor };
  return { ...partes, clock, conectar, fallar, mirar };
}

describe('the tray', () => {
  test('misses nothing that comes while it loads, and doubles nothing', () => {
    const { messages, nuevas, pedidos, responder, seqs } = empezar();
    for (const seq of [5, 6]) messages.next(llegada(seq));
    responder(5, 4);
    messages.next(llegada(6));
    messages.next(llegada(7));
    expect(seqs()).toEqual([7, 6, 5, 4]);
    expect(nuevas).toEqual([5, 6, 7]);
    expect(pedidos).toEqual([{ epoch: 'e', seq: 5 }]);
  });

  test('loads anew after a gap in the log', () => {
    const { messages, responder, seqs } = empezar();
    responder(5);
    messages.next({ type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } });
    responder(90, 89);
    expect(seqs()).toEqual([90, 89]);
  });

  test('tells of what happens while we watch, not of what a lost connection had hidden', () => {
    const { bandeja, messages, nuevas, responder } = empezar();
    messages.next(saludo('2026-11-24T16:00:00.000Z'));
    responder(5);
    messages.next(saludo('2026-11-24T18:00:00.000Z'));
    messages.next(llegada(6, '2026-11-24T17:30:00.000Z'));
    messages.next(llegada(7, '2026-11-24T18:00:01.000Z'));
    expect(nuevas).toEqual([7]);
    expect(bandeja.noLeidas()).toBe(3);
  });

  test('marks all as read once, and as read in another tab of the same person only', () => {
    const { bandeja, responder, servidor } = empezar();
    responder(5, 4);
    const enOtra = (id: string) =>
      window.dispatchEvent(
        new StorageEvent('storage', {
          key: 'avisos.leidoHasta',
          newValue: JSON.stringify({ id, leidoHasta: 4 }),
        }),
      );
    enOtra('u2');
    expect(bandeja.noLeidas()).toBe(2);
    enOtra('u1');
    expect(bandeja.noLeidas()).toBe(1);
    bandeja.marcarLeidas();
    const leidas = servidor.expectOne('/api/v1/notificaciones/leidas');
    expect(leidas.request.body).toEqual({ hasta: 5 });
    leidas.flush({ noLeidas: 0, leidoHasta: 5, posicion: { epoch: 'e', seq: 5 } });
    expect(bandeja.noLeidas()).toBe(0);
    bandeja.marcarLeidas();
    servidor.expectNone('/api/v1/notificaciones/leidas');
  });
});

describe('a tray that could not be read', () => {
  const RESYNC: ServerMessage = { type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } };

  test('is asked for again, and follows its channel from there', () => {
    const { bandeja, clock, fallar, messages, nuevas, pedidos, responder } = empezar();
    fallar();
    expect(bandeja.estado()).toBe('error');
    clock.advance(OTRA_VEZ_MS);
    responder(5);
    messages.next(llegada(6));
    expect([bandeja.estado(), bandeja.noLeidas()]).toEqual(['listo', 2]);
    expect([nuevas, pedidos]).toEqual([[6], [{ epoch: 'e', seq: 5 }]]);
    clock.advance(60_000);
  });

  test('is asked for when the connection is back, and not by a page that has ended', () => {
    const { bandeja, clock, conectar, fallar, responder, seqs, servidor } = empezar();
    conectar(false);
    fallar();
    clock.advance(60_000);
    servidor.expectNone(URL);
    conectar(true);
    responder(5);
    expect(seqs()).toEqual([5]);
    bandeja.cargar();
    fallar();
    bandeja.terminar();
    clock.advance(60_000);
    conectar(false);
    conectar(true);
    servidor.expectNone(URL);
  });

  test('after a gap has what came meanwhile, told as it came', () => {
    const { bandeja, clock, fallar, messages, nuevas, responder, seqs } = empezar();
    responder(5);
    messages.next(RESYNC);
    fallar();
    messages.next(llegada(90));
    clock.advance(OTRA_VEZ_MS);
    responder(90, 89);
    expect([seqs(), nuevas, bandeja.noLeidas()]).toEqual([[90, 89], [90], 2]);
  });

  test('says of the earlier ones what went wrong, beside those that are there', () => {
    const { bandeja, fallar, responder, seqs, servidor } = empezar();
    const anteriores = `${URL}&antesDe=4`;
    responder(5, 4);
    bandeja.cargarAnteriores();
    fallar(anteriores);
    expect([bandeja.estado(), bandeja.error()]).toMatchObject(['listo', { status: 503 }]);
    bandeja.cargarAnteriores();
    servidor.expectOne(anteriores).flush(lista(3));
    expect([seqs(), bandeja.error()]).toEqual([[5, 4, 3], undefined]);
  });
});

describe('who has read the tray on another device', () => {
  const LEIDO = '/api/v1/notificaciones?limit=1';

  test('has it read here when they come back to the page, with nothing told or followed anew', () => {
    const { bandeja, clock, mirar, nuevas, pedidos, responder, seqs, servidor } = empezar();
    responder(5, 4);
    mirar('hidden');
    clock.advance(59_000);
    mirar('visible');
    servidor.expectNone(LEIDO);
    mirar('hidden');
    clock.advance(60_000);
    mirar('visible');
    servidor.expectOne(LEIDO).flush({ ...lista(9), noLeidas: 1, leidoHasta: 5 });
    expect([bandeja.noLeidas(), seqs(), nuevas, pedidos.length]).toEqual([0, [5, 4], [], 1]);
  });

  test('is asked again at the next return when it could not be read', () => {
    const { bandeja, clock, fallar, mirar, responder, servidor } = empezar();
    responder(5);
    clock.advance(60_000);
    mirar('visible');
    fallar(LEIDO);
    expect([bandeja.estado(), bandeja.noLeidas()]).toEqual(['listo', 1]);
    clock.advance(60_000);
    mirar('visible');
    servidor.expectOne(LEIDO).flush({ ...lista(5), leidoHasta: 5 });
    expect(bandeja.noLeidas()).toBe(0);
  });
});

describe('the tray of a profesional, who hears that something was told', () => {
  const algo = (seq: number): ServerMessage => ({
    type: 'notificaciones_changed',
    channel: CANAL,
    seq,
    data: { timestamp: AHORA },
  });
  /** Of all up to `hasta` those that are theirs. */
  const suyas = (hasta: number, ...seqs: number[]) => ({
    ...lista(...seqs),
    posicion: { epoch: 'e', seq: hasta },
  });

  test('reads whether it is theirs, tells of what is, and subscribes once', () => {
    const { messages, nuevas, pedidos, seqs, servidor } = empezar();
    servidor.expectOne(URL).flush(suyas(5, 3));
    messages.next(algo(6));
    servidor.expectOne(URL).flush(suyas(6, 3));
    expect([nuevas, seqs()]).toEqual([[], [3]]);
    messages.next(algo(7));
    servidor.expectOne(URL).flush(suyas(7, 7, 3));
    expect([nuevas, seqs(), pedidos.length]).toEqual([[7], [7, 3], 1]);
  });

  test('reads again when more was told while it read, and not what is in it already', () => {
    const { messages, nuevas, servidor } = empezar();
    servidor.expectOne(URL).flush(suyas(5));
    for (const seq of [6, 7, 8]) messages.next(algo(seq));
    servidor.expectOne(URL).flush(suyas(7, 7, 6));
    servidor.expectOne(URL).flush(suyas(8, 8, 7, 6));
    messages.next(algo(8));
    servidor.expectNone(URL);
    expect(nuevas).toEqual([6, 7, 8]);
  });

  test('is not kept busy by a server that does not know of it', () => {
    const { messages, servidor } = empezar();
    servidor.expectOne(URL).flush(suyas(5));
    messages.next(algo(9));
    servidor.expectOne(URL).flush(suyas(5));
    servidor.expectNone(URL);
  });

  test('that cannot be read is told, and can be loaded again', () => {
    const { bandeja, messages, nuevas, servidor, seqs } = empezar();
    servidor.expectOne(URL).flush(suyas(5));
    messages.next(algo(6));
    servidor.expectOne(URL).flush('', { status: 503, statusText: 'away' });
    expect(bandeja.estado()).toBe('error');
    bandeja.cargar();
    servidor.expectOne(URL).flush(suyas(6, 6));
    expect([bandeja.estado(), seqs()]).toEqual(['listo', [6]]);
    expect(nuevas).toEqual([]);
  });

  test('that could not be read once is read at the next, with what was missed', () => {
    const { bandeja, messages, nuevas, servidor } = empezar();
    servidor.expectOne(URL).flush(suyas(5));
    messages.next(algo(6));
    servidor.expectOne(URL).flush('', { status: 503, statusText: 'away' });
    messages.next(algo(7));
    servidor.expectOne(URL).flush(suyas(7, 7, 6));
    expect([bandeja.estado(), nuevas]).toEqual(['listo', [6, 7]]);
  });
});

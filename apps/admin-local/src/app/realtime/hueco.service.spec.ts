import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { FakeSockets } from '@citas/realtime-client/testing';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CREATE_SOCKET } from './cliente-del-hub.ts';
import { HuecoService } from './hueco.service.ts';
import { WebsocketService } from './websocket.service.ts';

const INICIO = Date.parse('2026-11-24T12:00:00Z');
const CANAL = 'citas:negocio_123';
const ADMIN = { id: 'u', nombre: 'Aurora', rol: 'admin', negocio_id: 'negocio_123' } as const;
const iso = (ms: number) => new Date(ms).toISOString();
/** Lets promises that are already settled run on. */
const turno = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A page that follows the citas, on a first connection that hid nothing. */
async function enVivo() {
  localStorage.setItem('token', 'h.e30.s');
  const sockets = new FakeSockets();
  const clock = new ManualClock(INICIO);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: CLOCK, useValue: clock },
      { provide: CREATE_SOCKET, useValue: sockets.create },
    ],
  });
  TestBed.inject(UserService).currentUser.set(ADMIN);
  const hueco = TestBed.inject(HuecoService);
  const ws = TestBed.inject(WebsocketService);
  let seq = 0;
  const saludar = () => {
    const socket = sockets.newest;
    socket.open();
    const limits = { maxPayload: 16384, maxChannels: 50, messagesPerSecond: 20 };
    const expiresAt = iso(INICIO + 3_600_000);
    const serverTime = iso(clock.now());
    const { negocio_id: negocioId, rol } = ADMIN;
    socket.say({ type: 'connected', data: { clientId: 'c', negocioId, rol, expiresAt, serverTime, limits } });
    const [pedido] = socket.take();
    if (pedido?.type !== 'subscribe') throw new Error('the page follows nothing');
    const data = { epoch: 'e', seq, recovered: pedido.data.since !== undefined };
    socket.say({ type: 'subscribed', channel: CANAL, ...(pedido.id && { id: pedido.id }), data });
  };
  /** So many events that happened so long ago. */
  const llegan = (cuantos: number, haceMs: number) => {
    for (let i = 0; i < cuantos; i += 1)
      sockets.newest.say(eventoDePrueba((seq += 1), {}, iso(clock.now() - haceMs)));
    clock.advance(200);
  };
  const cortar = async () => {
    sockets.newest.end(1006);
    clock.advance(20_000);
    await turno();
    saludar();
  };
  ws.subscribe(CANAL);
  ws.connect('h.e30.s');
  await TestBed.inject(ApplicationRef).whenStable();
  await turno();
  saludar();
  return { hueco, llegan, cortar };
}

describe('what was missed while there was no connection', () => {
  beforeEach(() => localStorage.clear());

  test('is counted, and what happens while somebody watches is not', async () => {
    const { hueco, llegan, cortar } = await enVivo();
    llegan(2, 0);
    expect(hueco.perdidos()).toBe(0);
    await cortar();
    llegan(3, 10_000);
    llegan(1, 0);
    expect(hueco.perdidos()).toBe(3);
  });

  test('adds up over several gaps, until it has been read', async () => {
    const { hueco, llegan, cortar } = await enVivo();
    await cortar();
    llegan(3, 10_000);
    await cortar();
    expect(hueco.perdidos()).toBe(3);
    llegan(2, 30_000);
    expect(hueco.perdidos()).toBe(5);
    hueco.leido();
    await cortar();
    llegan(1, 10_000);
    expect(hueco.perdidos()).toBe(1);
  });

  test('is of nobody any more once its reader has logged out', async () => {
    const { hueco, llegan, cortar } = await enVivo();
    await cortar();
    llegan(3, 10_000);
    TestBed.inject(UserService).currentUser.set(null);
    TestBed.tick();
    expect(hueco.perdidos()).toBe(0);
  });
});

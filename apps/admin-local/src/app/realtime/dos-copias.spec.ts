import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { ServerMessage } from '@citas/protocol';
import { createRealtimeClient } from '@citas/realtime-client';
import { FakeSockets } from '@citas/realtime-client/testing';
import { Observable, Subject } from 'rxjs';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { CopiaViva, type Instantanea } from './copia-viva.ts';
import { Rafaga } from './rafaga.ts';

const CANAL = 'citas:negocio_123';
const AHORA = Date.parse('2026-11-24T12:00:00Z');
const settle = () => new Promise((resolve) => setTimeout(resolve));
const en = (seq: number) => ({ epoch: 'e', seq });

/** The agenda and the activity of one page: each reads for itself, both follow one channel over one socket. */
async function abrir() {
  const sockets = new FakeSockets();
  const client = createRealtimeClient({
    url: 'ws://hub/ws',
    clock: new ManualClock(AHORA),
    createSocket: sockets.create,
    getToken: () => Promise.resolve('t'),
  });
  const delHub$ = new Observable<ServerMessage>((subscriber) =>
    client.onMessage((message) => subscriber.next(message)),
  );
  const messages$ = new Subject<ServerMessage>();
  const reloj = new ManualClock();
  const rafaga = new Rafaga<ServerMessage>({
    clock: reloj,
    entregar: (message) => messages$.next(message),
    visible: () => true,
  });
  delHub$.subscribe((message) => rafaga.recibir(message));
  const crear = () => {
    let carga = new Subject<Instantanea<number[]>>();
    const copia = TestBed.runInInjectionContext(
      () =>
        new CopiaViva<number[]>({
          messages$,
          connected: signal(true),
          canal: () => CANAL,
          cargar: () => (carga = new Subject()),
          aplicar: (valor, evento) => [...valor, evento.seq],
          alCargar: (since) => client.subscribe(CANAL, { since }),
        }),
    );
    copia.cargar();
    return { copia, leida: (seq: number) => carga.next({ valor: [], posicion: en(seq) }) };
  };
  client.subscribe(CANAL);
  client.connect();
  await settle();
  const socket = sockets.newest;
  const saludar = () => {
    socket.open();
    const instante = new Date(AHORA + 3_600_000).toISOString();
    const limits = { maxPayload: 16384, maxChannels: 50, messagesPerSecond: 20 };
    const de = { clientId: 'c', negocioId: 'negocio_123', rol: 'admin' } as const;
    socket.say({
      type: 'connected',
      data: { ...de, limits, expiresAt: instante, serverTime: new Date(AHORA).toISOString() },
    });
  };
  const decir = (desde: number, ultimo: number) => {
    for (const seq of desdeHasta(desde, ultimo)) socket.say(eventoDePrueba(seq));
  };
  /** Answers as the hub does: from the position asked for, all that there is up to `hasta`. */
  const servir = (hasta: number) => {
    for (const peticion of socket.take()) {
      if (peticion.type !== 'subscribe') continue;
      const desde = peticion.data.since ?? en(hasta);
      const data = { ...desde, recovered: peticion.data.since !== undefined };
      socket.say({ type: 'subscribed', channel: CANAL, id: peticion.id, data });
      decir(desde.seq + 1, hasta);
    }
  };
  /** As in a page: of a burst the first come at once, the others when a while has passed. */
  const pasar = () => reloj.advance(1000);
  return { socket, agenda: crear(), actividad: crear(), saludar, servir, decir, pasar };
}

const desdeHasta = (desde: number, ultimo: number) =>
  Array.from({ length: ultimo - desde + 1 }, (_nada, n) => desde + n);

describe('two copies of one channel, the second read after a cita that the first lacks', () => {
  test('before the hub has greeted: the first gets that cita', async () => {
    const { agenda, actividad, saludar, servir } = await abrir();
    agenda.leida(10);
    actividad.leida(11);
    saludar();
    servir(12);
    expect([agenda.copia.valor(), actividad.copia.valor()]).toEqual([[11, 12], [12]]);
  });

  test('while its event is on the way: the first gets that cita', async () => {
    const { socket, agenda, actividad, saludar, servir } = await abrir();
    saludar();
    agenda.leida(10);
    servir(10);
    actividad.leida(11);
    servir(11);
    for (const seq of [11, 12]) socket.say(eventoDePrueba(seq));
    expect([agenda.copia.valor(), actividad.copia.valor()]).toEqual([[11, 12], [12]]);
  });

  test('when the second was read before, it has all that came since, and the first hears nothing twice', async () => {
    const { socket, agenda, actividad, saludar, servir } = await abrir();
    saludar();
    agenda.leida(10);
    servir(10);
    socket.say(eventoDePrueba(11));
    actividad.leida(9);
    servir(11);
    expect([agenda.copia.valor(), actividad.copia.valor()]).toEqual([[11], [10, 11]]);
  });
});

describe('two copies of one channel, read while a burst waits to be handed on', () => {
  test('miss nothing that the hub told before they asked it to repeat', async () => {
    const { agenda, actividad, saludar, servir, decir, pasar } = await abrir();
    saludar();
    servir(15);
    decir(16, 30);
    agenda.leida(10);
    servir(31);
    pasar();
    expect(agenda.copia.valor()).toEqual(desdeHasta(11, 31));
    actividad.leida(9);
    decir(32, 45);
    servir(46);
    pasar();
    expect([agenda.copia.valor(), actividad.copia.valor()]).toEqual([desdeHasta(11, 46), desdeHasta(10, 46)]);
  });

  test('wait for no second repeat when the one for the other brings it all', async () => {
    const { agenda, actividad, saludar, servir, decir, pasar } = await abrir();
    saludar();
    servir(15);
    decir(16, 30);
    agenda.leida(9);
    actividad.leida(10);
    servir(31);
    pasar();
    expect([agenda.copia.valor(), actividad.copia.valor()]).toEqual([desdeHasta(10, 31), desdeHasta(11, 31)]);
  });
});

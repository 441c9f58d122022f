import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { Guardado } from '../guardado/guardado.service.ts';
import { PACIENCIA_MS } from '../guardado/paciencia.service.ts';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { cambioDePrueba, citaDePrueba } from './cita-de-prueba.ts';
import { CitasService } from './citas.service.ts';

const AHORA = Date.parse('2026-11-24T12:00:00Z');
const ana = citaDePrueba();
const HOY = ana.fecha;
const posicion = { epoch: 'e', seq: 5 };

/** A page over today's citas, of which some are kept since before, and who answers it. */
function unaPagina() {
  localStorage.clear();
  localStorage.setItem('token', 'h.e30.s');
  const messages$ = new Subject<ServerMessage>();
  const connected = signal(true);
  const clock = new ManualClock(AHORA);
  const ws = { messages$, connected, subscribe: () => undefined };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: clock },
      { provide: WebsocketService, useValue: ws },
    ],
  });
  TestBed.inject(UserService).currentUser.set({
    id: 'u1',
    nombre: 'Aurora',
    rol: 'admin',
    negocio_id: ana.negocioId,
  });
  const vieja = { ...ana, cliente: 'de antes' };
  const guardado = TestBed.inject(Guardado);
  guardado.guardar('citas', { fecha: HOY, datos: [vieja], posicion });
  const servidor = TestBed.inject(HttpTestingController);
  const citas = TestBed.inject(CitasService);
  const leidas = (cliente: string, seq: number) => ({
    datos: [{ ...ana, cliente }],
    siguiente: null,
    posicion: { ...posicion, seq },
  });
  const lectura = () => servidor.expectOne(({ url }) => url === '/api/v1/citas');
  return {
    citas,
    clock,
    messages$,
    conectar: (hay: boolean) => {
      connected.set(hay);
      TestBed.tick();
    },
    nadie: (status = 503) => lectura().flush('', { status, statusText: '' }),
    responder: (cliente: string, seq = 6) => lectura().flush(leidas(cliente, seq)),
    enCamino: () => {
      const peticion = lectura();
      return {
        cancelada: () => peticion.cancelled,
        llega: (cliente: string) => peticion.flush(leidas(cliente, 6)),
      };
    },
    nadaSePide: () => servidor.expectNone(({ url }) => url === '/api/v1/citas'),
    clientes: () => citas.citas().map(({ cliente }) => cliente),
    /** Those that would be shown without a network. */
    guardados: () => guardado.leer<{ datos: { cliente: string }[] }>('citas')?.valor.datos[0]?.cliente,
  };
}

describe('the citas of today, which were kept', () => {
  test.each([502, 503, 504])(
    'are shown while nobody answers (%i), and asked for until somebody does',
    (status) => {
      const { citas, clock, clientes, nadie, nadaSePide, responder } = unaPagina();
      citas.verDia(HOY);
      nadie(status);
      expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['listo', ['de antes'], AHORA]);
      clock.advance(OTRA_VEZ_MS);
      nadie(status);
      clock.advance(OTRA_VEZ_MS);
      responder('de ahora');
      expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['listo', ['de ahora'], undefined]);
      clock.advance(60_000);
      nadaSePide();
    },
  );

  test('are shown after some seconds when what is asked is swallowed, until its answer is there', () => {
    const { citas, clock, clientes, enCamino } = unaPagina();
    citas.verDia(HOY);
    const { cancelada, llega } = enCamino();
    clock.advance(PACIENCIA_MS - 1);
    expect([citas.estado(), clientes()]).toEqual(['cargando', []]);
    clock.advance(1);
    expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['listo', ['de antes'], AHORA]);
    clock.advance(60_000);
    expect(cancelada()).toBe(false);
    llega('de ahora');
    expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['listo', ['de ahora'], undefined]);
  });

  test('are shown at once where something else was swallowed for as long already, until anything is answered', () => {
    const { citas, clock, clientes, enCamino } = unaPagina();
    TestBed.inject(NegocioService).cargar();
    clock.advance(PACIENCIA_MS);
    citas.verDia(HOY);
    clock.advance(0);
    expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['listo', ['de antes'], AHORA]);
    enCamino().llega('de ahora');
    citas.verDia('2026-11-25');
    citas.verDia(HOY);
    clock.advance(PACIENCIA_MS - 1);
    expect(citas.estado()).toBe('cargando');
    clock.advance(1);
    expect(citas.estado()).toBe('listo');
  });

  test('do not come between what is on show and its next reading, however many changes are told meanwhile', () => {
    const { citas, clock, clientes, enCamino, messages$, nadaSePide } = unaPagina();
    citas.verDia(HOY);
    enCamino().llega('de ahora');
    TestBed.inject(NegocioService).cargar();
    clock.advance(PACIENCIA_MS);
    const muchas = (seq: number) =>
      messages$.next({
        ...{ type: 'citas_changed', channel: 'citas:negocio_123', seq },
        data: { count: 9, desde: HOY, hasta: HOY, por: { id: null, nombre: 'Recepción' }, timestamp: '' },
      });
    for (const seq of [7, 8, 9]) muchas(seq);
    const lectura = enCamino();
    for (const seq of [10, 11]) {
      clock.advance(PACIENCIA_MS / 4);
      muchas(seq);
    }
    expect([lectura.cancelada(), clientes()]).toEqual([false, ['de ahora']]);
    nadaSePide();
  });

  test('are asked for when the connection is back, and again when the hub is back before the API', () => {
    const { citas, clock, clientes, conectar, nadie, nadaSePide, responder } = unaPagina();
    conectar(false);
    citas.verDia(HOY);
    nadie();
    clock.advance(60_000);
    nadaSePide();
    conectar(true);
    nadie();
    clock.advance(OTRA_VEZ_MS);
    responder('de ahora');
    expect([clientes(), citas.guardadoDe()]).toEqual([['de ahora'], undefined]);
  });

  test('do not come over newer ones, which go on, and are kept in their place', () => {
    const { citas, clientes, messages$, nadie, responder, clock, guardados } = unaPagina();
    citas.verDia(HOY);
    responder('de ahora');
    messages$.next(cambioDePrueba(7, { version: 2, cliente: 'del hub' }));
    citas.recargar();
    nadie();
    expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['listo', ['del hub'], undefined]);
    messages$.next(cambioDePrueba(8, { version: 3, cliente: 'de después' }));
    expect(clientes()).toEqual(['de después']);
    TestBed.tick();
    clock.advance(OTRA_VEZ_MS - 1);
    expect(guardados()).toBe('de después');
    clock.advance(1);
    responder('leída', 8);
    expect(clientes()).toEqual(['leída']);
  });

  test('are not kept anew as long as they are shown', () => {
    const { citas, clock, guardados, messages$, nadie } = unaPagina();
    citas.verDia(HOY);
    nadie();
    messages$.next(cambioDePrueba(6, { version: 2, cliente: 'del hub' }));
    TestBed.tick();
    clock.advance(OTRA_VEZ_MS - 1);
    expect(guardados()).toBe('de antes');
  });

  test('are not those of another day', () => {
    const { citas, nadie, responder, clientes } = unaPagina();
    citas.verDia(HOY);
    responder('de ahora');
    citas.verDia('2026-11-25');
    nadie();
    expect([citas.estado(), clientes(), citas.guardadoDe()]).toEqual(['error', [], undefined]);
    citas.verDia(HOY);
    nadie();
    expect([citas.estado(), citas.guardadoDe()]).toEqual(['listo', AHORA]);
  });
});

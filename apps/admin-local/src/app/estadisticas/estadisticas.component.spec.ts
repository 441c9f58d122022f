import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, provideAppInitializer, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Negocio, ServerMessage, Usuario } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { CREATE_SOCKET } from '../realtime/cliente-del-hub.ts';
import { sesionInterceptor } from '../sesion/sesion.interceptor.ts';
import { UserService } from '../sesion/user.service.ts';
import { BarraDeConexionComponent } from '../shell/barra-de-conexion.component.ts';
import { ConnectionChipComponent } from '../shell/connection-chip.component.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { EstadisticasComponent } from './estadisticas.component.ts';
import { informeDePrueba } from './informe-de-prueba.ts';

const AHORA = Date.parse('2026-11-24T12:00:00Z');
const canal = 'estadisticas:negocio_123';
const STATS = {
  totalCitas: 25,
  citasHoy: 5,
  citasCompletadas: 20,
  citasCanceladas: 3,
  citasPendientes: 1,
  citasConfirmadas: 1,
  citasNoAsistio: 0,
  duracionPromedio: 40,
  ultimaCita: '2026-11-30',
};
const stats = (cambios: Partial<typeof STATS> = {}, timestamp = '2026-11-24T12:00:00Z'): ServerMessage => ({
  type: 'stats',
  channel: canal,
  data: { ...STATS, ...cambios, timestamp },
});
const SALUDO: ServerMessage = {
  type: 'connected',
  data: {
    clientId: 'c',
    negocioId: 'negocio_123',
    rol: 'admin',
    expiresAt: '2026-11-24T13:00:00Z',
    serverTime: '2026-11-24T12:00:00Z',
    limits: { maxPayload: 16384, maxChannels: 50, messagesPerSecond: 20 },
  },
};

const PANTALLA = {
  id: '0193a000-0000-7000-8000-0000000000d1',
  nombre: 'Pantalla',
  rol: 'pantalla',
  negocio_id: 'negocio_123',
} as const;
const ADMIN = { ...PANTALLA, rol: 'admin' } as const;

@Component({
  imports: [BarraDeConexionComponent, ConnectionChipComponent, EstadisticasComponent],
  template: `
    <app-connection-chip />
    <app-barra-de-conexion />
    <app-estadisticas [rango]="rango()" [comparar]="comparar()" />
  `,
})
class PaginaComponent {
  readonly rango = signal<string | undefined>(undefined);
  readonly comparar = signal<string | undefined>(undefined);
}

async function abrir(quien: Usuario = PANTALLA, ahora = AHORA) {
  localStorage.setItem('token', 'h.e30.s');
  const sockets = new FakeSockets();
  const clock = new ManualClock(ahora);
  const vista = await render(PaginaComponent, {
    providers: [
      provideHttpClient(withInterceptors([sesionInterceptor])),
      provideHttpClientTesting(),
      provideRouter([]),
      provideTextosDePrueba(),
      { provide: CLOCK, useValue: clock },
      { provide: CREATE_SOCKET, useValue: sockets.create },
      provideAppInitializer(() => inject(UserService).currentUser.set(quien)),
    ],
  });
  // The client asks for its token before it opens a socket.
  await vista.fixture.whenStable();
  sockets.newest.open();
  sockets.newest.say(SALUDO);
  const { rango, comparar } = vista.fixture.componentInstance;
  return { vista, clock, rango, comparar, socket: () => sockets.newest };
}

/** Answers the question about the figures that is open: so many citas are done. */
async function responder({ fixture }: { fixture: ComponentFixture<unknown> }, completada: number) {
  await fixture.whenStable();
  const [pregunta] = TestBed.inject(HttpTestingController)
    .match(({ url }) => url === '/api/v1/estadisticas')
    .slice(-1);
  if (!pregunta) throw new Error('nobody asks for figures');
  const de = (clave: string) => pregunta.request.params.get(clave) ?? '';
  const { resumen, comparacion, ...resto } = informeDePrueba();
  const dia = de('comparar') === 'anio' ? '2025-11-25' : '2026-11-17';
  pregunta.flush({
    ...resto,
    rango: { desde: de('desde'), hasta: de('hasta') },
    resumen: { ...resumen, porEstado: { ...resumen.porEstado, completada } },
    comparacion: { ...comparacion, desde: dia, hasta: dia },
  });
  await fixture.whenStable();
}

/** The figures that the charts show have changed, and so have those that are asked for. */
const CAMBIO: ServerMessage = {
  type: 'series',
  channel: canal,
  data: { ...informeDePrueba().series, timestamp: '2026-11-24T12:00:00Z' },
};

const numero = (id: string) => screen.getByTestId(id).textContent?.trim();

describe('the dashboard', () => {
  beforeEach(() => localStorage.clear());

  test('subscribes to the figures of its own negocio and shows them, changing in place', async () => {
    const { vista, socket } = await abrir();
    expect(socket().take()).toMatchObject([{ type: 'subscribe', data: { channel: canal } }]);
    socket().say(stats());
    await vista.fixture.whenStable();
    expect(['hoy', 'total', 'completadas', 'canceladas'].map((n) => numero(`kpi-${n}`))).toEqual([
      '5',
      '25',
      '20',
      '3',
    ]);
    const elemento = screen.getByTestId('kpi-hoy');
    socket().say(stats({ citasHoy: 6 }));
    await vista.fixture.whenStable();
    expect(screen.getByTestId('kpi-hoy')).toBe(elemento);
    expect(numero('kpi-hoy')).toBe('6');
  });

  test('says how old the figures are, and that the connection is lost', async () => {
    const { vista, socket, clock } = await abrir();
    const chip = async () => {
      await vista.fixture.whenStable();
      return screen.getByTestId('connection-chip').textContent?.replace(/\s+/g, ' ').trim();
    };
    socket().say(stats());
    expect(await chip()).toBe('En vivo · hace 0 s');
    clock.advance(3_000);
    expect(await chip()).toBe('En vivo · hace 3 s');
    socket().end(1006);
    expect(await chip()).toBe('Sin conexión · hace 3 s');
    expect(screen.getByTestId('connection-chip').dataset['tono']).toBe('tarde');
    clock.advance(28_000);
    expect(await chip()).toBe('Sin conexión · hace 31 s');
    expect(screen.getByTestId('connection-chip').dataset['tono']).toBe('caido');
    expect(numero('kpi-hoy')).toBe('5');
  });

  test('says how old the figures are, and greys them, though the hub still answers', async () => {
    const { vista, socket, clock } = await abrir();
    socket().say(stats());
    const silencio = async (segundos: number) => {
      for (let i = 0; i < segundos; i += 1) {
        socket().say({ type: 'pong', data: { serverTime: new Date(clock.now()).toISOString() } });
        clock.advance(1000);
      }
      await vista.fixture.whenStable();
      return screen.getByTestId('connection-chip').textContent?.replace(/\s+/g, ' ').trim();
    };
    expect(await silencio(13)).toBe('Actualizando… · hace 13 s');
    expect(await silencio(18)).toBe('Datos viejos · hace 31 s');
    expect(screen.getByTestId('connection-chip').dataset['tono']).toBe('caido');
    expect(screen.getByTestId('kpi-hoy').classList).toContain('vieja');
    expect(screen.getByText('Sin datos nuevos desde las', { exact: false }).textContent).toContain(
      '12:00:00',
    );
    expect(screen.queryByRole('button', { name: 'Reintentar' })).toBeNull();
    socket().say(stats({ citasHoy: 6 }, '2026-11-24T12:00:31Z'));
    expect(await silencio(1)).toBe('En vivo · hace 1 s');
  });

  test('holds still while paused and catches up when resumed', async () => {
    const { vista, socket } = await abrir();
    socket().say(stats());
    await vista.fixture.whenStable();
    screen.getByRole('button', { name: 'Pausar' }).click();
    socket().say(stats({ citasHoy: 9 }));
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('5');
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('9');
  });

  test('shows while paused the days that are asked for, and never again those before', async () => {
    const { vista, socket, clock, rango } = await abrir(ADMIN);
    await responder(vista, 14);
    expect(numero('rango-completadas')).toBe('14');
    screen.getByTestId('pausar').click();
    socket().say(CAMBIO);
    clock.advance(3000);
    await responder(vista, 15);
    expect(numero('rango-completadas')).toBe('14');
    rango.set('ayer');
    await vista.fixture.whenStable();
    expect(screen.queryByTestId('rango-completadas')).toBeNull();
    await responder(vista, 9);
    expect(numero('rango-completadas')).toBe('9');
    clock.advance(10_000);
    socket().say(CAMBIO);
    clock.advance(0);
    await responder(vista, 10);
    expect(numero('rango-completadas')).toBe('9');
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(numero('rango-completadas')).toBe('10');
  });

  test('compares while paused with the days that are asked for', async () => {
    const { vista, comparar } = await abrir(ADMIN);
    await responder(vista, 14);
    expect(numero('comparado-con')).toContain('17 nov');
    screen.getByTestId('pausar').click();
    comparar.set('anio');
    await responder(vista, 14);
    expect(numero('comparado-con')).toContain('25 nov 2025');
  });

  test('while paused at midnight, names and figures become those of the new day together', async () => {
    const { vista, socket, clock } = await abrir(ADMIN, Date.parse('2026-11-24T23:59:58Z'));
    TestBed.inject(NegocioService).negocio.set({ nombre: 'Aurora', zonaHoraria: 'UTC' } as Negocio);
    await responder(vista, 14);
    socket().say(stats({ citasHoy: 5 }, '2026-11-24T23:59:58Z'));
    await vista.fixture.whenStable();
    screen.getByTestId('pausar').click();
    socket().say(stats({ citasHoy: 6 }, '2026-11-24T23:59:59Z'));
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('5');
    clock.advance(3000);
    socket().say(stats({ citasHoy: 1 }, '2026-11-25T00:00:01Z'));
    await responder(vista, 0);
    expect(screen.getByText('miércoles, 25 de noviembre', { exact: false })).toBeDefined();
    expect(['kpi-hoy', 'rango-completadas'].map(numero)).toEqual(['1', '0']);
    socket().say(stats({ citasHoy: 2 }, '2026-11-25T00:00:04Z'));
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('1');
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('2');
  });

  test('stops following the channel when it is left', async () => {
    const { vista, socket } = await abrir();
    socket().take();
    vista.fixture.destroy();
    expect(socket().take()).toMatchObject([{ type: 'unsubscribe', data: { channel: canal } }]);
  });

  test('asks REST for no citas when the role may not see them', async () => {
    await abrir();
    TestBed.inject(HttpTestingController).verify();
  });
});

import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, provideAppInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { ServerMessage } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { CREATE_SOCKET } from '../realtime/cliente-del-hub.ts';
import { sesionInterceptor } from '../sesion/sesion.interceptor.ts';
import { UserService } from '../sesion/user.service.ts';
import { ConnectionChipComponent } from '../shell/connection-chip.component.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { EstadisticasComponent } from './estadisticas.component.ts';

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
const stats = (cambios: Partial<typeof STATS> = {}): ServerMessage => ({
  type: 'stats',
  channel: canal,
  data: { ...STATS, ...cambios, timestamp: '2026-11-24T12:00:00Z' },
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

@Component({
  imports: [ConnectionChipComponent, EstadisticasComponent],
  template: '<app-connection-chip /><app-estadisticas />',
})
class PaginaComponent {}

async function abrir() {
  localStorage.setItem('token', 'h.e30.s');
  const sockets = new FakeSockets();
  const clock = new ManualClock(AHORA);
  const vista = await render(PaginaComponent, {
    providers: [
      provideHttpClient(withInterceptors([sesionInterceptor])),
      provideHttpClientTesting(),
      provideRouter([]),
      provideTextosDePrueba(),
      { provide: CLOCK, useValue: clock },
      { provide: CREATE_SOCKET, useValue: sockets.create },
      provideAppInitializer(() => inject(UserService).currentUser.set(PANTALLA)),
    ],
  });
  // The client asks for its token before it opens a socket.
  await vista.fixture.whenStable();
  sockets.newest.open();
  sockets.newest.say(SALUDO);
  return { vista, clock, socket: () => sockets.newest };
}

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

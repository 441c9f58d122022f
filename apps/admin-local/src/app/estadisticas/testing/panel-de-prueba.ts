import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, provideAppInitializer, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Series } from '@citas/domain';
import type { Negocio, ServerMessage, Usuario } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../../i18n/textos-de-prueba.ts';
import { NegocioService } from '../../negocio/negocio.service.ts';
import { CREATE_SOCKET } from '../../realtime/cliente-del-hub.ts';
import { sesionInterceptor } from '../../sesion/sesion.interceptor.ts';
import { UserService } from '../../sesion/user.service.ts';
import { BarraDeConexionComponent } from '../../shell/barra-de-conexion.component.ts';
import { ConnectionChipComponent } from '../../shell/connection-chip.component.ts';
import { CLOCK } from '../../tiempo/clock.token.ts';
import { EstadisticasComponent } from '../estadisticas.component.ts';
import { informeDePrueba } from '../informe-de-prueba.ts';

export const AHORA = Date.parse('2026-11-24T12:00:00Z');
export const canal = 'estadisticas:negocio_123';
export const STATS = {
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
export const stats = (
  cambios: Partial<typeof STATS> = {},
  timestamp = '2026-11-24T12:00:00Z',
): ServerMessage => ({
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
export const ADMIN = { ...PANTALLA, rol: 'admin' } as const;

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

export const enZona = (zonaHoraria: string) => ({ nombre: 'Aurora', zonaHoraria }) as Negocio;

/** The dashboard as somebody sees it, connected. */
export async function abrir(quien: Usuario = PANTALLA, ahora = AHORA) {
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
      provideAppInitializer(() => {
        inject(UserService).currentUser.set(quien);
        inject(NegocioService).negocio.set(enZona('UTC'));
      }),
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
export async function responder(
  { fixture }: { fixture: ComponentFixture<unknown> },
  completada: number,
  porDia: Series['porDia'] = {},
) {
  await fixture.whenStable();
  const [pregunta] = TestBed.inject(HttpTestingController)
    .match(({ url }) => url === '/api/v1/estadisticas')
    .slice(-1);
  if (!pregunta) throw new Error('nobody asks for figures');
  const de = (clave: string) => pregunta.request.params.get(clave) ?? '';
  const { resumen, comparacion, series, ...resto } = informeDePrueba();
  const dia = de('comparar') === 'anio' ? '2025-11-25' : '2026-11-17';
  pregunta.flush({
    ...resto,
    rango: { desde: de('desde'), hasta: de('hasta') },
    resumen: { ...resumen, porEstado: { ...resumen.porEstado, completada } },
    comparacion: { ...comparacion, desde: dia, hasta: dia },
    series: { ...series, porDia },
  });
  await fixture.whenStable();
}

/** The figures that the charts show have changed, and so have those that are asked for. */
export const CAMBIO = {
  type: 'series',
  channel: canal,
  data: { ...informeDePrueba().series, timestamp: '2026-11-24T12:00:00Z' },
} satisfies ServerMessage;

export const numero = (id: string) => screen.getByTestId(id).textContent?.trim();

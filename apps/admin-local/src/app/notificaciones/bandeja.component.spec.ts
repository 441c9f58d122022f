import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Notificacion } from '@citas/protocol';
import { render, screen } from '@testing-library/angular';
import { provideToastr } from 'ngx-toastr';
import { NEVER } from 'rxjs';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { BandejaComponent } from './bandeja.component.ts';
import { BandejaService } from './bandeja.service.ts';
import { POR_PAGINA } from './bandeja.ts';

const una = (seq: number): Notificacion => ({
  id: `n${seq}`,
  seq,
  nivel: 'info',
  titulo: 'Nueva cita',
  message: `Ana ${seq}`,
  citaId: null,
  causa: null,
  leida: true,
  timestamp: '2026-11-24T17:00:00.000Z',
});
const lista = (datos: readonly Notificacion[]) => ({
  datos,
  noLeidas: 0,
  leidoHasta: 99,
  posicion: { epoch: 'e', seq: 99 },
});
const ANTERIORES = `/api/v1/notificaciones?limit=${POR_PAGINA}&antesDe=${100 - POR_PAGINA}`;

test('beside the press for the earlier notices it is told why they did not come, until they do', async () => {
  const ws = { messages$: NEVER, connected: signal(true), subscribe: () => undefined };
  const { fixture } = await render(BandejaComponent, {
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      provideTextosDePrueba(),
      provideToastr(),
      { provide: WebsocketService, useValue: ws },
    ],
    configureTestBed: (testBed) =>
      testBed.inject(UserService).currentUser.set({
        id: 'u1',
        nombre: 'Aurora',
        rol: 'admin',
        negocio_id: 'negocio_123',
      }),
  });
  const servidor = TestBed.inject(HttpTestingController);
  TestBed.inject(BandejaService).empezar();
  const primeras = Array.from({ length: POR_PAGINA }, (_nada, n) => una(99 - n));
  servidor.expectOne(`/api/v1/notificaciones?limit=${POR_PAGINA}`).flush(lista(primeras));
  const abierta = Object.assign(new Event('toggle'), { newState: 'open' });
  screen.getByTestId('tray').dispatchEvent(abierta);
  await fixture.whenStable();

  const anteriores = screen.getByText('Ver anteriores');
  anteriores.click();
  servidor.expectOne(ANTERIORES).error(new ProgressEvent('error'));
  await fixture.whenStable();
  expect(screen.getByRole('alert', { hidden: true })).toBeTruthy();
  expect(screen.getByText(/Ana 99/)).toBeTruthy();

  anteriores.click();
  servidor.expectOne(ANTERIORES).flush(lista([una(1)]));
  await fixture.whenStable();
  expect(screen.getByText(/Ana 1$/)).toBeTruthy();
  expect(screen.queryByRole('alert', { hidden: true })).toBeNull();
});

import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Notificacion, ServerMessage } from '@citas/protocol';
import { render, screen } from '@testing-library/angular';
import { provideToastr } from 'ngx-toastr';
import { Subject } from 'rxjs';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { BandejaComponent } from './bandeja.component.ts';
import { BandejaService } from './bandeja.service.ts';
import { POR_PAGINA } from './bandeja.ts';
import { llegada, mirar, URL as PRIMERAS } from './testing/bandeja-de-prueba.ts';

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
const ANTERIORES = `${PRIMERAS}&antesDe=${100 - POR_PAGINA}`;

async function unaBandeja() {
  localStorage.clear();
  const messages$ = new Subject<ServerMessage>();
  const ws = { messages$, connected: signal(true), subscribe: () => undefined };
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
  const asentar = () => fixture.whenStable();
  const abrir = async () => {
    const abierta = Object.assign(new Event('toggle'), { newState: 'open' });
    screen.getByTestId('tray').dispatchEvent(abierta);
    await asentar();
  };
  const responder = async (datos: readonly Notificacion[], cambios = {}) => {
    servidor.expectOne(PRIMERAS).flush({ ...lista(datos), ...cambios });
    await asentar();
  };
  const llega = async (seq: number) => {
    messages$.next(llegada(seq));
    await asentar();
  };
  return { servidor, asentar, abrir, responder, llega };
}

test('beside the press for the earlier notices it is told why they did not come, until they do', async () => {
  const { servidor, asentar, abrir, responder } = await unaBandeja();
  await responder(Array.from({ length: POR_PAGINA }, (_nada, n) => una(99 - n)));
  await abrir();

  const anteriores = screen.getByText('Ver anteriores');
  anteriores.click();
  servidor.expectOne(ANTERIORES).error(new ProgressEvent('error'));
  await asentar();
  expect(screen.getByRole('alert', { hidden: true })).toBeTruthy();
  expect(screen.getByText(/Ana 99/)).toBeTruthy();

  anteriores.click();
  servidor.expectOne(ANTERIORES).flush(lista([una(1)]));
  await asentar();
  expect(screen.getByText(/Ana 1$/)).toBeTruthy();
  expect(screen.queryByRole('alert', { hidden: true })).toBeNull();
});

describe('an open tray', () => {
  const LEIDAS = '/api/v1/notificaciones/leidas';
  const SIN_LEER = { noLeidas: 1, leidoHasta: 4, posicion: { epoch: 'e', seq: 5 } };
  const dos = [{ ...una(5), leida: false }, una(4)];
  const sinLeer = () =>
    screen.getAllByTestId('tray-item').map(({ textContent }) => textContent.includes('Sin leer'));
  type Montada = Awaited<ReturnType<typeof unaBandeja>>;
  const marcar = async ({ servidor, asentar }: Montada, hasta: number) => {
    const pedido = servidor.expectOne(LEIDAS);
    expect(pedido.request.body).toEqual({ hasta });
    pedido.flush({ noLeidas: 0, leidoHasta: hasta, posicion: { epoch: 'e', seq: hasta } });
    await asentar();
  };

  test('that was opened before it had loaded is read once it has, and only the new ones stand out', async () => {
    const bandeja = await unaBandeja();
    await bandeja.abrir();
    bandeja.servidor.expectNone(LEIDAS);
    await bandeja.responder(dos, SIN_LEER);
    await marcar(bandeja, 5);
    expect(sinLeer()).toEqual([true, false]);
    expect(screen.queryByTestId('unread')).toBeNull();
  });

  test('reads what comes meanwhile, which stands out until it is closed', async () => {
    const bandeja = await unaBandeja();
    await bandeja.responder(dos, SIN_LEER);
    await bandeja.abrir();
    await marcar(bandeja, 5);
    await bandeja.llega(6);
    await marcar(bandeja, 6);
    expect(sinLeer()).toEqual([true, true, false]);
    expect(screen.queryByTestId('unread')).toBeNull();
  });

  test('that could not be marked is not marked over and over, but with the next that comes', async () => {
    const bandeja = await unaBandeja();
    await bandeja.responder(dos, SIN_LEER);
    await bandeja.abrir();
    bandeja.servidor.expectOne(LEIDAS).flush({}, { status: 503, statusText: '' });
    await bandeja.asentar();
    bandeja.servidor.expectNone(LEIDAS);
    expect(screen.getByTestId('unread').textContent).toBe('1');
    await bandeja.llega(6);
    await marcar(bandeja, 6);
    expect(screen.queryByTestId('unread')).toBeNull();
  });

  test('in a page that nobody looks at reads nothing until somebody does', async () => {
    const bandeja = await unaBandeja();
    await bandeja.responder(dos, SIN_LEER);
    await bandeja.abrir();
    await marcar(bandeja, 5);
    mirar('hidden');
    await bandeja.llega(6);
    bandeja.servidor.expectNone(LEIDAS);
    mirar('visible');
    await bandeja.asentar();
    await marcar(bandeja, 6);
  });
});

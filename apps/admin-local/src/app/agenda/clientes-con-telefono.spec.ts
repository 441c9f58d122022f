import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { ClientesConTelefono } from './clientes-con-telefono.ts';

/** Somebody has typed 5512. */
function buscar() {
  const clock = new ManualClock(0);
  const connected = signal(true);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: clock },
      { provide: WebsocketService, useValue: { connected } },
    ],
  });
  const telefono = signal<string | undefined>('5512');
  const clientes = TestBed.runInInjectionContext(() => new ClientesConTelefono(telefono));
  TestBed.tick();
  const servidor = TestBed.inject(HttpTestingController);
  const peticion = (q = '5512') => servidor.expectOne(`/api/v1/clientes?q=${q}&limit=50`);
  return { clock, connected, telefono, clientes, servidor, peticion };
}
const caido = { status: 503, statusText: '' };
const ana = { datos: [{ id: 'ana' }], siguiente: null };

test('that they could not be read is known, until they are: a while later, by themselves', () => {
  const { clock, clientes, peticion } = buscar();
  peticion().flush(null, caido);
  expect(clientes.error()).toMatchObject({ status: 503 });
  clock.advance(OTRA_VEZ_MS);
  peticion().flush(ana);
  expect(clientes.error()).toBeUndefined();
  expect([...clientes.ids()]).toEqual(['ana']);
});

test('what was not answered is asked again when the connection is back', () => {
  const { connected, clientes, peticion } = buscar();
  connected.set(false);
  TestBed.tick();
  peticion().error(new ProgressEvent('error'));
  connected.set(true);
  TestBed.tick();
  peticion().flush(ana);
  expect(clientes.error()).toBeUndefined();
});

test('of a number that is no longer typed nothing is told, nor asked again', () => {
  const { clock, connected, telefono, clientes, servidor, peticion } = buscar();
  peticion().flush(null, caido);
  telefono.set(undefined);
  TestBed.tick();
  expect(clientes.error()).toBeUndefined();
  clock.advance(OTRA_VEZ_MS);
  connected.set(false);
  TestBed.tick();
  connected.set(true);
  TestBed.tick();
  servidor.expectNone(() => true);
});

import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Bloqueo } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CambiosDeBloqueo } from './cambios-de-bloqueo.service.ts';

const comida: Bloqueo = {
  id: '0193a000-0000-7000-8000-0000000000b1',
  profesionalId: null,
  desde: '2026-11-25',
  hasta: '2026-11-25',
  horaInicio: '13:00',
  horaFin: '14:00',
  motivo: 'Comida',
  version: 1,
};

/** It was removed, and could not be had back. */
function sinPoderDeshacer() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WebsocketService, useValue: { messages$: new Subject(), connected: () => true } },
      { provide: CLOCK, useValue: new ManualClock() },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const cambios = TestBed.inject(CambiosDeBloqueo);
  cambios.quitar(comida).subscribe();
  servidor.expectOne({ method: 'DELETE' }).flush(null);
  cambios.deshacer();
  servidor.expectOne({ method: 'POST' }).flush(null, { status: 502, statusText: '' });
  expect(cambios.error()).toMatchObject({ status: 502 });
  return { servidor, cambios };
}

describe('a block that could not be had back is told of', () => {
  test('until a block is made after it', () => {
    const { servidor, cambios } = sinPoderDeshacer();
    cambios.guardar(comida).subscribe();
    servidor.expectOne({ method: 'POST' }).flush({ ...comida, citasAfectadas: 0 });
    expect(cambios.error()).toBeUndefined();
  });

  test('not once the days are left', () => {
    const { cambios } = sinPoderDeshacer();
    cambios.olvidarError();
    expect(cambios.error()).toBeUndefined();
  });
});

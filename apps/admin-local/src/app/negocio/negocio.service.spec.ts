import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Negocio } from '@citas/protocol';
import { CLOCK } from '../tiempo/clock.token.ts';
import { NegocioService } from './negocio.service.ts';

test('what another tab saved in the settings is read anew here, and nothing for what else it keeps', () => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: new ManualClock(0) },
    ],
  });
  const servicio = TestBed.inject(NegocioService);
  const servidor = TestBed.inject(HttpTestingController);
  const responder = (palabra: string) => {
    servidor.expectOne('/api/v1/negocio').flush({ id: 'a', version: 2, palabra });
    for (const url of ['/api/v1/servicios', '/api/v1/profesionales'])
      servidor.expectOne(url).flush({ datos: [] });
  };
  const deOtra = (key: string | null) => globalThis.dispatchEvent(new StorageEvent('storage', { key }));
  servicio.cargar();
  responder('cita');
  deOtra('tema');
  servidor.verify();

  servicio.cambiado({ id: 'a', version: 2, palabra: 'turno' } as Negocio);
  const [key] = Object.keys(localStorage).filter((clave) => localStorage.getItem(clave) === 'a 2');
  deOtra(key ?? '');
  responder('hora');
  expect(servicio.negocio()?.palabra).toBe('hora');
  servidor.verify();
});

import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { provideTextosDePrueba } from '../../i18n/textos-de-prueba.ts';
import { CLOCK } from '../../tiempo/clock.token.ts';
import { sesionGuard } from '../guards.ts';
import { PAGINA_NUEVA } from '../pagina-nueva.token.ts';
import { sesionInterceptor } from '../sesion.interceptor.ts';

export const AHORA = Date.parse('2026-11-24T12:00:00Z');
export const usuario = {
  id: '0193a000-0000-7000-8000-0000000000d1',
  nombre: 'Aurora',
  rol: 'admin',
  negocio_id: 'negocio_123',
} as const;
export const jwt = (segundos: number, sello = 'a') =>
  `h.${btoa(JSON.stringify({ exp: AHORA / 1000 + segundos, sello }))}.s`;
export const sesion = (token: string) => ({ token, expiraEn: '', usuario });
export const CADUCADA = { status: 401, statusText: 'Unauthorized' };

/** A page that opens with a token kept in the browser. */
export function empezar(token = jwt(900, 'viejo')) {
  localStorage.setItem('token', token);
  const clock = new ManualClock(AHORA);
  const paginas: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([sesionInterceptor])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'agenda', children: [] },
        { path: 'login', children: [] },
        { path: 'privada', canActivate: [sesionGuard], children: [] },
      ]),
      provideTextosDePrueba(),
      { provide: CLOCK, useValue: clock },
      { provide: PAGINA_NUEVA, useValue: (ruta: string) => paginas.push(ruta) },
    ],
  });
  const http = TestBed.inject(HttpClient);
  const servidor = TestBed.inject(HttpTestingController);
  const respuestas: unknown[] = [];
  const pedir = (url: string) =>
    http.get(url).subscribe({ next: (r) => respuestas.push(r), error: () => respuestas.push('error') });
  return { clock, servidor, respuestas, pedir, paginas, router: TestBed.inject(Router) };
}

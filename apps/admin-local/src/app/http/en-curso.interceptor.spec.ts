import { HttpClient, HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { CLOCK } from '../tiempo/clock.token.ts';
import { enCursoInterceptor } from './en-curso.interceptor.ts';

const URL = '/api/v1/citas';
const problema = (clave: string) => ({ type: `/problemas/${clave}`, title: '', status: 409, detail: '' });
const opciones = (espera: string) => ({
  status: 409,
  statusText: 'Conflict',
  headers: { 'Retry-After': espera },
});

function enviar() {
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([enCursoInterceptor])),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: clock },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const recibido: unknown[] = [];
  const peticion = TestBed.inject(HttpClient)
    .post(URL, { cliente: 'Ana' }, { headers: { 'Idempotency-Key': 'k' } })
    .subscribe({ next: (cita) => recibido.push(cita), error: (error: unknown) => recibido.push(error) });
  const enCurso = (espera = '1') =>
    servidor.expectOne(URL).flush(problema('peticion-en-curso'), opciones(espera));
  return { clock, servidor, recibido, peticion, enCurso };
}

test('a request that is still being answered is sent again, the same, after what it was told to wait', () => {
  const { clock, servidor, recibido, enCurso } = enviar();
  enCurso('2');
  clock.advance(1999);
  servidor.expectNone(URL);
  clock.advance(1);
  enCurso();
  clock.advance(1000);
  const otra = servidor.expectOne(URL);
  expect(otra.request.headers.get('Idempotency-Key')).toBe('k');
  expect(otra.request.body).toEqual({ cliente: 'Ana' });
  otra.flush({ id: 'c' });
  expect(recibido).toEqual([{ id: 'c' }]);
});

test('another conflict is told at once', () => {
  const { clock, servidor, recibido } = enviar();
  servidor.expectOne(URL).flush(problema('cita-solapada'), opciones('1'));
  expect(recibido).toEqual([expect.any(HttpErrorResponse)]);
  clock.advance(60_000);
  servidor.expectNone(URL);
});

test('whoever no longer wants it sends nothing more', () => {
  const { clock, servidor, peticion, enCurso } = enviar();
  enCurso();
  peticion.unsubscribe();
  expect(clock.pending).toBe(0);
  servidor.expectNone(URL);
});

test('one that never ends is told in the end', () => {
  const { clock, recibido, enCurso } = enviar();
  for (let vez = 0; vez < 30; vez += 1) {
    enCurso();
    expect(recibido).toEqual([]);
    clock.advance(1000);
  }
  enCurso();
  expect(recibido).toEqual([expect.any(HttpErrorResponse)]);
});

import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SIN_SESION } from '../sesion/sin-sesion.ts';
import { unaVezInterceptor } from './una-vez.interceptor.ts';

const URL = '/api/v1/profesionales';

let enviar: (nombre: string, opciones?: object) => TestRequest;
beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([unaVezInterceptor])), provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpClient);
  const servidor = TestBed.inject(HttpTestingController);
  enviar = (nombre, opciones = {}) => {
    http.post(URL, { nombre }, opciones).subscribe({ error: () => undefined });
    return servidor.expectOne(URL);
  };
});

const claveDe = ({ request }: TestRequest) => request.headers.get('Idempotency-Key');
const problema = (status: number, clave = 'otro') =>
  [
    { type: `/problemas/${clave}`, title: '', status, detail: '' },
    { status, statusText: '' },
  ] as const;

test.each<[string, (peticion: TestRequest) => void]>([
  ['never answered', (peticion) => peticion.error(new ProgressEvent('error'))],
  ['answered by a proxy that had lost the API', (peticion) => peticion.flush(...problema(502))],
  ['still at work', (peticion) => peticion.flush(...problema(409, 'peticion-en-curso'))],
])('what was %s is sent again under its key, and something else under another', (_, terminar) => {
  const primera = enviar('Ana');
  expect(claveDe(primera)).toMatch(/^[0-9a-f]{32}$/);
  terminar(primera);
  expect(claveDe(enviar('Luis'))).not.toBe(claveDe(primera));
  expect(claveDe(enviar('Ana'))).toBe(claveDe(primera));
});

test.each<[string, (peticion: TestRequest) => void]>([
  ['done', (peticion) => peticion.flush({ id: 'a' })],
  ['refused', (peticion) => peticion.flush(...problema(422))],
])('what was %s is another intention the next time', (_, terminar) => {
  const primera = enviar('Ana');
  terminar(primera);
  const segunda = enviar('Ana');
  expect(claveDe(segunda)).not.toBe(claveDe(primera));
  segunda.error(new ProgressEvent('error'));
  expect(claveDe(enviar('Ana'))).toBe(claveDe(segunda));
});

test('what has a key of its own, a version, or no session is left as it is', () => {
  expect(claveDe(enviar('Ana', { headers: { 'Idempotency-Key': 'mía' } }))).toBe('mía');
  expect(claveDe(enviar('Ana', { headers: { 'If-Match': '"1"' } }))).toBeNull();
  expect(claveDe(enviar('Ana', { context: new HttpContext().set(SIN_SESION, true) }))).toBeNull();
});
